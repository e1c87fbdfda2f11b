import ArticleText
import ReuseDetection

/// The report as JSON (`wirecopy.report/1`) or JSON Lines.
struct ClusterJSON: Sendable {
    static let schema = "wirecopy.report/1"

    private let report: ClusterReport
    private let withText: Bool
    /// Whether each document is part of a reported pair.
    private let isPaired: [Bool]

    init(_ report: ClusterReport, withText: Bool) {
        self.report = report
        self.withText = withText
        var isPaired = [Bool](repeating: false, count: report.detection.corpus.count)
        for verdict in report.detection.verdicts {
            isPaired[Int(verdict.first)] = true
            isPaired[Int(verdict.second)] = true
        }
        self.isPaired = isPaired
    }

    private var detection: Detection { report.detection }

    func write(to sink: some ReportSink) throws {
        var json = JSONWriter()
        json.begin("{")
        head(&json)
        for list in lists {
            json.key(list.name)
            json.begin("[")
            for window in list.windows {
                let body = list.body(window)
                let written = rendered(window) { number, json in json.object { body(number, &$0) } }
                for part in written { json.append(part) }
                try json.flush(to: sink)
            }
            json.end("]")
        }
        json.end("}")
        json.endLine()
        try json.flush(to: sink)
    }

    /// One object per line, each with its `type`: `report` first, then
    /// `article`, `family`, `pair` and `skipped`.
    func writeLines(to sink: some ReportSink) throws {
        var json = JSONWriter()
        json.object { json in
            json.field("type", "report")
            head(&json)
        }
        json.endLine()
        try json.flush(to: sink)
        for list in lists {
            for window in list.windows {
                let body = list.body(window)
                let written = rendered(window) { number, json in
                    json.object { json in
                        json.field("type", list.type)
                        body(number, &json)
                    }
                    json.endLine()
                }
                for part in written { try sink.write(part.bytes) }
            }
        }
    }

    private typealias Body = @Sendable (_ number: Int, _ json: inout JSONWriter) -> Void

    /// One of the report's lists. It is written in windows, so that a large report is
    /// never in memory as a whole.
    private struct List: Sendable {
        let name: String
        /// The `type` of an element in JSON Lines.
        let type: String
        let count: Int
        var window = 1 << 11
        /// Writes the elements of a window.
        let body: @Sendable (Range<Int>) -> Body

        var windows: some Sequence<Range<Int>> {
            stride(from: 0, to: count, by: window).lazy.map { $0..<min(count, $0 + window) }
        }
    }

    private var lists: [List] {
        let evidence = DetectionEvidence(detection)
        return [
            List(name: "articles", type: "article", count: detection.corpus.count) { _ in
                { number, json in
                    json.article(
                        Document(number), of: detection, withText: withText,
                        looksForDisguise: isPaired[number])
                }
            },
            List(name: "families", type: "family", count: detection.families.count) { _ in
                { number, json in family(detection.families[number], &json) }
            },
            List(name: "pairs", type: "pair", count: detection.verdicts.count, window: 1 << 14) { window in
                let passages = evidence.passages(of: window)
                return { number, json in
                    json.pair(
                        detection.verdicts[number], passages[number - window.lowerBound], of: detection.corpus
                    )
                }
            },
            List(name: "skipped", type: "skipped", count: report.skipped.count) { _ in
                { number, json in json.skipped(report.skipped[number]) }
            },
        ]
    }

    private func rendered(_ numbers: Range<Int>, _ body: Body) -> [JSONWriter] {
        Parallel.map(
            count: numbers.count, stride: 128, threads: detection.options.threads, makeState: {}
        ) { range, _ in
            var json = JSONWriter()
            for number in range { body(numbers.lowerBound + number, &json) }
            return json
        }
    }

    private func head(_ json: inout JSONWriter) {
        json.field("schema", Self.schema)
        json.parameters(detection.options)
        let statistics = detection.statistics
        json.object("statistics") { json in
            json.field("articles", detection.corpus.count)
            json.field("identical", statistics.identical)
            json.field("nearDuplicateCandidates", statistics.nearDuplicateCandidates)
            json.field("rewriteCandidates", statistics.rewriteCandidates)
            json.field("candidates", statistics.nearDuplicateCandidates + statistics.rewriteCandidates)
        }
    }

    private func family(_ family: Family, _ json: inout JSONWriter) {
        let corpus = detection.corpus
        json.field("id", corpus.idUTF8(of: family.first))
        json.field("size", family.members.count)
        json.field("canonical", corpus.idUTF8(of: family.canonical))
        json.array("members") { json in
            for member in family.members { json.value(corpus.idUTF8(of: member)) }
        }
    }
}
