public import ArticleReading
import ArticleText
public import ReuseDetection

/// The sources of checked articles.
public struct CheckReport {
    public let check: Check
    public let skipped: [Skipped]

    public init(check: Check, skipped: [Skipped]) {
        self.check = check
        self.skipped = skipped
    }

    /// There is no page of it.
    public func write(_ options: ReportOptions, to sink: some ReportSink) throws {
        switch options.format {
        case .table, .html: try CheckTable(check: check, surface: options.surface).write(to: sink)
        case .json: try CheckJSON(report: self, withText: options.withText).write(to: sink)
        case .jsonl: try CheckJSON(report: self, withText: options.withText).writeLines(to: sink)
        case .csv: try CheckCSV(check: check).write(to: sink)
        }
    }
}

/// The sources of checked articles as JSON: one object (`wirecopy.check/1`), or
/// one per line.
struct CheckJSON {
    static let schema = "wirecopy.check/1"

    let report: CheckReport
    let withText: Bool

    private var check: Check { report.check }

    func write(to sink: some ReportSink) throws {
        var json = JSONWriter()
        json.object { json in
            head(&json)
            json.array("checked", of: check.checked, checked)
            json.array("skipped", of: report.skipped) { $1.skipped($0) }
        }
        json.endLine()
        try json.flush(to: sink)
    }

    /// One object per line, each with its `type`: `report` first, then
    /// `checked` and `skipped`.
    func writeLines(to sink: some ReportSink) throws {
        var json = JSONWriter()
        line("report", &json) { head(&$0) }
        for document in check.checked { line("checked", &json) { checked(document, &$0) } }
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
        json.object("collection") { $0.field("articles", check.collection.count) }
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
