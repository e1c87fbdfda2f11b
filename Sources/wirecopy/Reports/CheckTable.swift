import ArticleText
import ReuseDetection

/// The sources of checked articles for reading: one paragraph an article, one
/// source a line.
struct CheckTable {
    let check: Check
    let surface: Surface

    private var corpus: Corpus { check.detection.corpus }

    func write(to file: OutputFile) throws(Failure) {
        try file.write(summary + "\n")
        for document in check.checked {
            try file.write("\n" + heading(document) + "\n")
            if let disguise = Disguise(of: corpus.text(of: document)) {
                try file.write("  " + surface.styled(disguise.words, .red) + "\n")
            }
            let sources = check.sources(of: document)
            let width = idWidth(sources)
            var isReuse = true
            for verdict in sources {
                if isReuse, !verdict.relation.isReuse {
                    try file.write(surface.dim("  judged no reuse, but nearest:") + "\n")
                    isReuse = false
                }
                try file.write(line(verdict, idWidth: width) + "\n")
            }
        }
    }

    private var summary: String {
        let reusing = check.checked.count { check.isReuse($0) }
        let articles = Message.count(check.checked.count, "article")
        let collection = Message.count(check.searched, "article")
        return "\(Message.grouped(reusing)) of \(articles) \(reusing == 1 ? "reuses" : "reuse") text of the "
            + "collection (\(collection))."
    }

    private func heading(_ document: Document) -> String {
        let words = Message.count(Int(check.detection.words[Int(document)]), "word")
        let found =
            check.isReuse(document)
            ? "reuse, \(percent(check.share(of: document))) of \(words)" : "no reuse found, \(words)"
        let title = corpus[document].title.map { "  " + Terminal.printable($0) } ?? ""
        let name = Terminal.printable(corpus.id(of: document))
        return surface.bold(name) + "  " + found
            + surface.dim(Terminal.cut(title, to: max(10, surface.columns - name.count - found.count - 2)))
    }

    private func idWidth(_ sources: [Verdict]) -> Int {
        let widest = sources.map { Terminal.printable(corpus.id(of: $0.first)).count }.max() ?? 0
        return min(widest, max(24, surface.columns * 2 / 5))
    }

    /// The share is that of the checked article.
    private func line(_ verdict: Verdict, idWidth: Int) -> String {
        let source = corpus[verdict.first]
        let share = percent(verdict.overlap.secondInFirst)
        var line = "  " + Terminal.fitted(Terminal.printable(corpus.id(of: verdict.first)), to: idWidth)
        line += "  " + Terminal.fitted(verdict.relation.rawValue, to: 9)
        line += "  " + Decimal.fixed(verdict.score, places: 2)
        line += " " + String(repeating: " ", count: max(0, 5 - share.count)) + share
        let about = [source.publisher, source.published, source.title].compactMap { $0 }
            .map { Terminal.printable($0) }.joined(separator: " · ")
        return line + "  " + surface.dim(Terminal.cut(about, to: max(10, surface.columns - idWidth - 25)))
    }

    private func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }
}
