public import ArticleText
public import ReuseDetection

/// What is found about two articles.
public struct ComparisonReport {
    let a: Article
    let b: Article
    let comparison: Comparison

    public init(_ a: Article, _ b: Article, _ comparison: Comparison) {
        self.a = a
        self.b = b
        self.comparison = comparison
    }

    /// There is no spreadsheet of it.
    ///
    /// - Parameter explaining: whether a table says what spoke for and against
    ///   reuse.
    public func write(_ options: ReportOptions, explaining: Bool, to sink: some ReportSink) throws {
        switch options.format {
        case .table, .csv:
            try ComparisonTable(
                a: a, b: b, comparison: comparison, explains: explaining, surface: options.surface
            ).write(to: sink)
        case .json, .jsonl: try writeJSON(withText: options.withText, to: sink)
        case .html: try ComparisonPage(a: a, b: b, comparison: comparison).write(to: sink)
        }
    }

    private func writeJSON(withText: Bool, to sink: some ReportSink) throws {
        var json = JSONWriter()
        json.object { json in
            json.field("schema", "wirecopy.comparison/1")
            json.array("articles", of: [(a, comparison.words.0), (b, comparison.words.1)]) { side, json in
                json.article(
                    side.0, id: side.0.utf8(.id), words: side.1, withText: withText, looksForDisguise: true)
            }
            json.object("pair") { json in
                json.field("a", a.id)
                json.field("b", b.id)
                json.pair(comparison.verdict, comparison.passages, (a.text, b.text))
            }
        }
        json.endLine()
        try json.flush(to: sink)
    }
}
