import ArticleText
import ReuseDetection

/// The report as JSON: one object (`wirecopy.report/1`), or one per line.
struct JSONReport {
    static let schema = "wirecopy.report/1"

    private let report: Report
    private let withText: Bool
    /// For each document whether a pair of it is reported.
    private let isPaired: [Bool]

    init(report: Report, withText: Bool) {
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

    func write(to file: OutputFile) throws(Failure) {
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
                try json.flush(to: file)
            }
            json.end("]")
        }
        json.end("}")
        json.endLine()
        try json.flush(to: file)
    }

    /// One object per line, each with its `type`: `report` first, then
    /// `article`, `family`, `pair` and `skipped`.
    func writeLines(to file: OutputFile) throws(Failure) {
        var json = JSONWriter()
        json.object { json in
            json.key("type")
            json.value("report")
            head(&json)
        }
        json.endLine()
        try json.flush(to: file)
        for list in lists {
            for window in list.windows {
                let body = list.body(window)
                let written = rendered(window) { number, json in
                    json.object { json in
                        json.key("type")
                        json.value(list.type)
                        body(number, &json)
                    }
                    json.endLine()
                }
                for part in written { try file.write(part.bytes) }
            }
        }
    }

    private typealias Body = @Sendable (_ number: Int, _ json: inout JSONWriter) -> Void

    /// What a report has many of, written a window at a time: a large report
    /// never stands in memory.
    private struct List: Sendable {
        let name: String
        /// The name of one of them.
        let type: String
        let count: Int
        var window = 1 << 11
        /// What writes those of a window.
        let body: @Sendable (Range<Int>) -> Body

        var windows: some Sequence<Range<Int>> {
            stride(from: 0, to: count, by: window).lazy.map { $0..<min(count, $0 + window) }
        }
    }

    private var lists: [List] {
        let evidence = DetectionEvidence(detection)
        return [
            List(name: "articles", type: "article", count: detection.corpus.count) { _ in
                { number, json in article(Document(number), &json) }
            },
            List(name: "families", type: "family", count: detection.families.count) { _ in
                { number, json in family(detection.families[number], &json) }
            },
            List(name: "pairs", type: "pair", count: detection.verdicts.count, window: 1 << 14) { window in
                let passages = evidence.passages(of: window)
                return { number, json in
                    pair(detection.verdicts[number], passages[number - window.lowerBound], &json)
                }
            },
            List(name: "skipped", type: "skipped", count: report.skipped.count) { _ in
                { number, json in skipped(report.skipped[number], &json) }
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
        json.key("schema")
        json.value(Self.schema)
        json.key("parameters")
        json.object { ParameterFields(detection.options).write(&$0) }
        json.key("statistics")
        json.object { statistics(&$0) }
    }

    private func statistics(_ json: inout JSONWriter) {
        let statistics = detection.statistics
        json.key("articles")
        json.value(detection.corpus.count)
        json.key("identical")
        json.value(statistics.identical)
        json.key("nearDuplicateCandidates")
        json.value(statistics.nearDuplicateCandidates)
        json.key("rewriteCandidates")
        json.value(statistics.rewriteCandidates)
        json.key("candidates")
        json.value(statistics.nearDuplicateCandidates + statistics.rewriteCandidates)
    }

    private func article(_ document: Document, _ json: inout JSONWriter) {
        ArticleFields(
            detection.corpus[document], id: detection.corpus.idUTF8(of: document),
            words: Int(detection.words[Int(document)])
        ).write(withText: withText, looksForDisguise: isPaired[Int(document)], &json)
    }

    private func family(_ family: Family, _ json: inout JSONWriter) {
        let corpus = detection.corpus
        json.key("id")
        json.value(corpus.idUTF8(of: family.first), orNull: false)
        json.key("size")
        json.value(family.members.count)
        json.key("canonical")
        json.value(corpus.idUTF8(of: family.canonical), orNull: false)
        json.key("members")
        json.array { json in
            for member in family.members { json.value(corpus.idUTF8(of: member), orNull: false) }
        }
    }

    private func pair(_ verdict: Verdict, _ passages: [Passage], _ json: inout JSONWriter) {
        let corpus = detection.corpus
        json.key("a")
        json.value(corpus.idUTF8(of: verdict.first), orNull: false)
        json.key("b")
        json.value(corpus.idUTF8(of: verdict.second), orNull: false)
        let texts = (corpus.text(of: verdict.first), corpus.text(of: verdict.second))
        PairFields(verdict).write(passages, texts, &json)
    }

    private func skipped(_ input: SkippedInput, _ json: inout JSONWriter) {
        json.key("path")
        json.value(input.path)
        json.key("reason")
        json.value(input.reason)
    }
}
