public import ArticleReading
public import ReuseDetection
import ArticleText

/// The report of `wirecopy check`: the sources of checked articles.
public struct CheckReport {
    public let check: Check
    public let skipped: [Skipped]

    public init(check: Check, skipped: [Skipped]) {
        self.check = check
        self.skipped = skipped
    }

    /// Writes the report. `.html` is not supported.
    ///
    /// - Throws: errors of `sink`.
    /// - Complexity: O(*n*) in the checked articles and their sources. JSON also aligns
    ///   the passages of every pair, and CSV and tables those of pairs of reuse.
    public func write(_ options: ReportOptions, to sink: some ReportSink) throws {
        switch options.format {
        case .table, .html: try CheckTable(check: check, surface: options.surface).write(to: sink)
        case .json: try CheckJSON(report: self, withText: options.withText).write(to: sink)
        case .jsonl: try CheckJSON(report: self, withText: options.withText).writeLines(to: sink)
        case .csv: try CheckCSV(check: check).write(to: sink)
        }
    }
}

/// The check report as JSON (`wirecopy.check/1`) or JSON Lines.
struct CheckJSON {
    static let schema = "wirecopy.check/1"

    let report: CheckReport
    let withText: Bool

    private var check: Check { report.check }

    func write(to sink: some ReportSink) throws {
        var json = JSONWriter()
        json.begin("{")
        head(&json)
        json.key("checked")
        json.begin("[")
        for document in check.checked {
            json.object { checked(document, &$0) }
            try json.flush(to: sink)
        }
        json.end("]")
        json.array("skipped", of: report.skipped) { $1.skipped($0) }
        json.end("}")
        json.endLine()
        try json.flush(to: sink)
    }

    /// One object per line, each with its `type`: `report` first, then
    /// `checked` and `skipped`.
    func writeLines(to sink: some ReportSink) throws {
        var json = JSONWriter()
        line("report", &json) { head(&$0) }
        for document in check.checked {
            line("checked", &json) { checked(document, &$0) }
            try json.flush(to: sink)
        }
        for skipped in report.skipped { line("skipped", &json) { $0.skipped(skipped) } }
        try json.flush(to: sink)
    }

    private func line(_ type: String, _ json: inout JSONWriter, _ body: (inout JSONWriter) -> Void) {
        json.object { json in
            json.field("type", type)
            body(&json)
        }
        json.endLine()
    }

    private func head(_ json: inout JSONWriter) {
        json.field("schema", Self.schema)
        json.parameters(check.detection.options)
        json.object("collection") { $0.field("articles", check.searched) }
    }

    private func checked(_ document: Document, _ json: inout JSONWriter) {
        json.article(document, of: check.detection, withText: withText, looksForDisguise: true)
        json.field("reuse", check.isReuse(document))
        json.field("share", check.share(of: document))
        // The source is `a`, the checked article is `b`.
        json.array("sources", of: check.sources(of: document)) { verdict, json in
            json.article(verdict.first, of: check.detection, withText: withText, looksForDisguise: true)
            json.pair(verdict, check.detection.passages(of: verdict), of: check.detection.corpus)
        }
    }
}

/// The check report as a table: a paragraph per article, a line per source.
struct CheckTable {
    let check: Check
    let surface: Surface

    private var corpus: Corpus { check.detection.corpus }

    func write(to sink: some ReportSink) throws {
        try sink.write(summary + "\n")
        for document in check.checked {
            try sink.write("\n" + heading(document) + "\n")
            if let obfuscation = Obfuscation(of: corpus.text(of: document)) {
                try sink.write("  " + surface.styled(obfuscation.words, .red) + "\n")
            }
            let sources = check.sources(of: document)
            let width = surface.idWidth(sources.map { corpus.id(of: $0.first) })
            var isReuse = true
            for verdict in sources {
                if isReuse, !verdict.relation.isReuse {
                    try sink.write(surface.dim("  nearest articles without reuse:") + "\n")
                    isReuse = false
                }
                try sink.write(line(verdict, idWidth: width) + "\n")
            }
        }
    }

    private var summary: String {
        let reusing = check.checked.count { check.isReuse($0) }
        let articles = Numbers.count(check.checked.count, "article")
        let collection = Numbers.count(check.searched, "article")
        return
            "\(Numbers.grouped(reusing)) of \(articles) \(reusing == 1 ? "reuses" : "reuse") text from the "
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

    /// A source. The share is that of the checked article.
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
