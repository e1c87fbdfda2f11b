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
        json.key("articles")
        try array(of: detection.corpus.count, &json, to: file) { number, _, json in
            article(Document(number), &json)
        }
        json.key("families")
        try array(of: detection.families.count, &json, to: file) { number, _, json in
            family(detection.families[number], &json)
        }
        json.key("pairs")
        try array(of: detection.verdicts.count, &json, to: file) { number, finder, json in
            pair(detection.verdicts[number], &finder, &json)
        }
        json.key("skipped")
        try array(of: report.skipped.count, &json, to: file) { number, _, json in
            skipped(report.skipped[number], &json)
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
        try lines(of: detection.corpus.count, "article", to: file) { number, _, json in
            article(Document(number), &json)
        }
        try lines(of: detection.families.count, "family", to: file) { number, _, json in
            family(detection.families[number], &json)
        }
        try lines(of: detection.verdicts.count, "pair", to: file) { number, finder, json in
            pair(detection.verdicts[number], &finder, &json)
        }
        try lines(of: report.skipped.count, "skipped", to: file) { number, _, json in
            skipped(report.skipped[number], &json)
        }
    }

    private typealias Body =
        @Sendable (
            _ number: Int, _ finder: inout EvidenceFinder, _ json: inout JSONWriter
        ) -> Void

    private func array(
        of count: Int, _ json: inout JSONWriter, to file: OutputFile, _ body: Body
    ) throws(Failure) {
        json.begin("[")
        for start in stride(from: 0, to: count, by: Self.window) {
            let written = rendered(start..<min(count, start + Self.window)) { number, finder, json in
                json.object { body(number, &finder, &$0) }
            }
            for part in written { json.append(part) }
            try json.flush(to: file)
        }
        json.end("]")
    }

    private func lines(
        of count: Int, _ type: String, to file: OutputFile, _ body: Body
    ) throws(Failure) {
        for start in stride(from: 0, to: count, by: Self.window) {
            let written = rendered(start..<min(count, start + Self.window)) { number, finder, json in
                json.object { json in
                    json.key("type")
                    json.value(type)
                    body(number, &finder, &json)
                }
                json.endLine()
            }
            for part in written { try file.write(part.bytes) }
        }
    }

    /// So many objects are written out at a time, by all threads together.
    private static let window = 1 << 11

    private func rendered(_ numbers: Range<Int>, _ body: Body) -> [JSONWriter] {
        Parallel.map(
            count: numbers.count, stride: 128, threads: detection.options.threads,
            makeState: { EvidenceFinder() }
        ) { range, finder in
            var json = JSONWriter()
            for number in range { body(numbers.lowerBound + number, &finder, &json) }
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

    private func pair(_ verdict: Verdict, _ finder: inout EvidenceFinder, _ json: inout JSONWriter) {
        let corpus = detection.corpus
        json.key("a")
        json.value(corpus.idUTF8(of: verdict.first), orNull: false)
        json.key("b")
        json.value(corpus.idUTF8(of: verdict.second), orNull: false)
        let texts = (corpus.text(of: verdict.first), corpus.text(of: verdict.second))
        let passages = finder.passages(of: verdict.relation, texts.0, texts.1)
        PairFields(verdict).write(passages, texts, &json)
    }

    private func skipped(_ input: SkippedInput, _ json: inout JSONWriter) {
        json.key("path")
        json.value(input.path)
        json.key("reason")
        json.value(input.reason)
    }
}
