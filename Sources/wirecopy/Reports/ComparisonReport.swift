import ArticleText
import ReuseDetection

/// What is found about two articles, for reading or as JSON.
struct ComparisonReport {
    let a: Article
    let b: Article
    let comparison: Comparison

    private var verdict: Verdict { comparison.verdict }

    func writeTable(to file: OutputFile) throws(Failure) {
        try file.write(Terminal.bold(verdict.relation.rawValue) + "\n\n")
        for (name, article, words, share) in [
            ("a", a, comparison.words.0, verdict.overlap.firstInSecond),
            ("b", b, comparison.words.1, verdict.overlap.secondInFirst),
        ] {
            let title = article.title.map { "  " + Terminal.printable($0) } ?? ""
            try file.write(
                Terminal.cut("\(name)  \(Terminal.printable(article.id))\(title)", to: Terminal.columns)
                    + "\n")
            try file.write(
                "   \(Message.count(words, "word")), \(Int((share * 100).rounded())) % of them in the other\n"
            )
        }
        try file.write("\nsimilarity (Jaccard) \(Decimal.fixed(verdict.overlap.jaccard, places: 3)), ")
        try file.write("probability of reuse \(Decimal.fixed(verdict.score, places: 2))\n")
        guard !comparison.passages.isEmpty else { return }
        try file.write("\n\(Message.count(comparison.passages.count, "passage")) word for word:\n")
        for passage in comparison.passages {
            let text = Terminal.printable(
                String(
                    decoding: a.text.dropFirst(passage.first.lowerBound).prefix(passage.first.count),
                    as: UTF8.self))
            let words = String(passage.words)
            let padding = String(repeating: " ", count: max(0, 5 - words.count))
            try file.write(padding + words + "  " + Terminal.cut(text, to: Terminal.columns - 7) + "\n")
        }
    }

    func writeJSON(withText: Bool, to file: OutputFile) throws(Failure) {
        var json = JSONWriter()
        json.object { json in
            json.key("schema")
            json.value("wirecopy.comparison/1")
            json.key("articles")
            json.array { json in
                for (article, words) in [(a, comparison.words.0), (b, comparison.words.1)] {
                    json.object { json in
                        ArticleFields(article, id: article.utf8(.id), words: words).write(
                            withText: withText, &json)
                    }
                }
            }
            json.key("pair")
            json.object { json in
                json.key("a")
                json.value(a.id)
                json.key("b")
                json.value(b.id)
                PairFields(verdict).write(comparison.passages, (a.text, b.text), &json)
            }
        }
        json.endLine()
        try json.flush(to: file)
    }
}
