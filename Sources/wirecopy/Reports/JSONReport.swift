import ArticleText
import ReuseDetection
import Sketching

/// The report as JSON: one object (`wirecopy.report/1`), or one per line.
struct JSONReport {
    static let schema = "wirecopy.report/1"

    let report: Report
    let withText: Bool

    private var detection: Detection { report.detection }

    func write(to file: OutputFile) throws(Failure) {
        var json = JSONWriter(file)
        try json.object { json throws(Failure) in
            json.key("schema")
            json.value(Self.schema)
            json.key("parameters")
            try parameters(&json)
            json.key("statistics")
            try statistics(&json)
            json.key("articles")
            try json.array { json throws(Failure) in
                for document in detection.corpus.documents {
                    try json.object { json throws(Failure) in article(document, &json) }
                }
            }
            json.key("families")
            try json.array { json throws(Failure) in
                for family in detection.families {
                    try json.object { json throws(Failure) in try self.family(family, &json) }
                }
            }
            json.key("pairs")
            try json.array { json throws(Failure) in
                for verdict in detection.verdicts {
                    try json.object { json throws(Failure) in try pair(verdict, &json) }
                }
            }
            json.key("skipped")
            try json.array { json throws(Failure) in
                for input in report.skipped {
                    try json.object { json throws(Failure) in skipped(input, &json) }
                }
            }
        }
        try json.endLine()
    }

    /// One object per line, each with its `type`: `report` first, then
    /// `article`, `family`, `pair` and `skipped`.
    func writeLines(to file: OutputFile) throws(Failure) {
        var json = JSONWriter(file)
        try line("report", &json) { json throws(Failure) in
            json.key("schema")
            json.value(Self.schema)
            json.key("parameters")
            try parameters(&json)
            json.key("statistics")
            try statistics(&json)
        }
        for document in detection.corpus.documents {
            try line("article", &json) { json throws(Failure) in article(document, &json) }
        }
        for family in detection.families {
            try line("family", &json) { json throws(Failure) in try self.family(family, &json) }
        }
        for verdict in detection.verdicts {
            try line("pair", &json) { json throws(Failure) in try pair(verdict, &json) }
        }
        for input in report.skipped {
            try line("skipped", &json) { json throws(Failure) in skipped(input, &json) }
        }
        try json.flush()
    }

    private func line(
        _ type: String, _ json: inout JSONWriter, _ body: (inout JSONWriter) throws(Failure) -> Void
    ) throws(Failure) {
        try json.object { json throws(Failure) in
            json.key("type")
            json.value(type)
            try body(&json)
        }
        try json.endLine()
    }

    private func parameters(_ json: inout JSONWriter) throws(Failure) {
        let options = detection.options
        try json.object { json throws(Failure) in
            json.key("version")
            json.value(Wirecopy.version)
            json.key("hashFamily")
            json.value(SketchScheme.family)
            json.key("seed")
            json.value(String(options.seed))
            json.key("shingleWidth")
            json.value(options.shingleWidth)
            json.key("similarity")
            json.value(options.similarity)
            json.key("rewrites")
            json.value(options.findsRewrites)
            json.key("slots")
            json.value(options.slots)
            json.key("bands")
            json.value(options.bands.bands)
            json.key("rows")
            json.value(options.bands.rows)
            json.key("samplingRate")
            json.value(options.samplingRate)
            json.key("documentFrequencyCap")
            json.value(options.documentFrequencyCap)
            json.key("candidatesPerArticle")
            json.value(options.candidatesPerArticle)
        }
    }

    private func statistics(_ json: inout JSONWriter) throws(Failure) {
        let statistics = detection.statistics
        try json.object { json throws(Failure) in
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
    }

    private func article(_ document: Document, _ json: inout JSONWriter) {
        ArticleFields(
            detection.corpus[document], id: detection.corpus.idUTF8(of: document),
            words: Int(detection.words[Int(document)])
        ).write(withText: withText, &json)
    }

    private func family(_ family: Family, _ json: inout JSONWriter) throws(Failure) {
        let corpus = detection.corpus
        json.key("id")
        json.value(corpus.idUTF8(of: family.first), orNull: false)
        json.key("size")
        json.value(family.members.count)
        json.key("canonical")
        json.value(corpus.idUTF8(of: family.canonical), orNull: false)
        json.key("members")
        try json.array { json throws(Failure) in
            for member in family.members { json.value(corpus.idUTF8(of: member), orNull: false) }
        }
    }

    private func pair(_ verdict: Verdict, _ json: inout JSONWriter) throws(Failure) {
        let corpus = detection.corpus
        json.key("a")
        json.value(corpus.idUTF8(of: verdict.first), orNull: false)
        json.key("b")
        json.value(corpus.idUTF8(of: verdict.second), orNull: false)
        let texts = (corpus.text(of: verdict.first), corpus.text(of: verdict.second))
        try PairFields(verdict).write(detection.passages(of: verdict), texts, &json)
    }

    private func skipped(_ input: SkippedInput, _ json: inout JSONWriter) {
        json.key("path")
        json.value(input.path)
        json.key("reason")
        json.value(input.reason)
    }
}
