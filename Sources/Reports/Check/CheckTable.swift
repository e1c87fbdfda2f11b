import ArticleText
import ReuseDetection

/// The sources of checked articles for reading: one paragraph an article, one
/// source a line.
struct CheckTable {
    let check: Check
    let surface: Surface

    private var corpus: Corpus { check.detection.corpus }

    func write(to sink: some ReportSink) throws {
        try sink.write(summary + "\n")
        for document in check.checked {
            try sink.write("\n" + heading(document) + "\n")
            if let disguise = Disguise(of: corpus.text(of: document)) {
                try sink.write("  " + surface.styled(disguise.words, .red) + "\n")
            }
            let sources = check.sources(of: document)
            let width = idWidth(sources)
            var isReuse = true
            for verdict in sources {
                if isReuse, !verdict.relation.isReuse {
                    try sink.write(surface.dim("  judged no reuse, but nearest:") + "\n")
                    isReuse = false
                }
                try sink.write(line(verdict, idWidth: width) + "\n")
            }
        }
    }

    private var summary: String {
        let reusing = check.checked.count { check.isReuse($0) }
        let articles = Numbers.count(check.checked.count, "article")
        let collection = Numbers.count(check.collection.count, "article")
        return "\(Numbers.grouped(reusing)) of \(articles) \(reusing == 1 ? "reuses" : "reuse") text of the "
            + "collection (\(collection))."
    }

    private func heading(_ document: Document) -> String {
        let words = Numbers.count(Int(check.detection.words[Int(document)]), "word")
        let found =
            check.isReuse(document)
            ? "reuse, \(Numbers.percent(check.share(of: document))) of \(words)" : "no reuse found, \(words)"
        let title = corpus[document].title.map { "  " + Columns.printable($0) } ?? ""
        let name = Columns.printable(corpus.id(of: document))
        return surface.bold(name) + "  " + found
            + surface.dim(Columns.cut(title, to: max(10, surface.columns - name.count - found.count - 2)))
    }

    private func idWidth(_ sources: [Verdict]) -> Int {
        let widest = sources.map { Columns.printable(corpus.id(of: $0.first)).count }.max() ?? 0
        return min(widest, max(24, surface.columns * 2 / 5))
    }

    /// The share is that of the checked article.
    private func line(_ verdict: Verdict, idWidth: Int) -> String {
        let source = corpus[verdict.first]
        let share = Numbers.percent(verdict.overlap.secondInFirst)
        var line = "  " + Columns.fitted(Columns.printable(corpus.id(of: verdict.first)), to: idWidth)
        line += "  " + Columns.fitted(verdict.relation.rawValue, to: 9)
        line += "  " + Numbers.fixed(verdict.score, places: 2)
        line += " " + Columns.right(share, 5)
        let about = [source.publisher, source.published, source.title].compactMap { $0 }
            .map { Columns.printable($0) }.joined(separator: " · ")
        return line + "  " + surface.dim(Columns.cut(about, to: max(10, surface.columns - idWidth - 25)))
    }
}
