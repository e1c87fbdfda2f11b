import ArticleText
import ReuseDetection

/// What is found about two articles, for reading or as JSON.
struct ComparisonReport {
    let a: Article
    let b: Article
    let comparison: Comparison

    func writeTable(explaining: Bool, to file: OutputFile) throws(Failure) {
        try ComparisonTable(a: a, b: b, comparison: comparison, explains: explaining, surface: file.surface)
            .write(to: file)
    }

    func writePage(to file: OutputFile) throws(Failure) {
        try ComparisonPage(a: a, b: b, comparison: comparison).write(to: file)
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
                            withText: withText, looksForDisguise: true, &json)
                    }
                }
            }
            json.key("pair")
            json.object { json in
                json.key("a")
                json.value(a.id)
                json.key("b")
                json.value(b.id)
                PairFields(comparison.verdict).write(comparison.passages, (a.text, b.text), &json)
            }
        }
        json.endLine()
        try json.flush(to: file)
    }
}
