import ArticleText
import ReuseDetection

/// The sources of checked articles as JSON: one object (`wirecopy.check/1`), or
/// one per line.
struct CheckReport {
    static let schema = "wirecopy.check/1"

    let check: Check
    let skipped: [SkippedInput]
    let withText: Bool

    private var corpus: Corpus { check.detection.corpus }

    func writeJSON(to file: OutputFile) throws(Failure) {
        var json = JSONWriter(file)
        try json.object { json throws(Failure) in
            try head(&json)
            json.key("checked")
            try json.array { json throws(Failure) in
                for document in check.checked {
                    try json.object { json throws(Failure) in try checked(document, &json) }
                }
            }
            json.key("skipped")
            try json.array { json throws(Failure) in
                for input in skipped {
                    try json.object { json throws(Failure) in self.skipped(input, &json) }
                }
            }
        }
        try json.endLine()
    }

    /// One object per line, each with its `type`: `report` first, then
    /// `checked` and `skipped`.
    func writeLines(to file: OutputFile) throws(Failure) {
        var json = JSONWriter(file)
        try line("report", &json) { json throws(Failure) in try head(&json) }
        for document in check.checked {
            try line("checked", &json) { json throws(Failure) in try checked(document, &json) }
        }
        for input in skipped {
            try line("skipped", &json) { json throws(Failure) in self.skipped(input, &json) }
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

    private func head(_ json: inout JSONWriter) throws(Failure) {
        json.key("schema")
        json.value(Self.schema)
        json.key("parameters")
        try json.object { json throws(Failure) in ParameterFields(check.detection.options).write(&json) }
        json.key("collection")
        try json.object { json throws(Failure) in
            json.key("articles")
            json.value(check.collection.count)
        }
    }

    private func checked(_ document: Document, _ json: inout JSONWriter) throws(Failure) {
        article(document, &json)
        json.key("reuse")
        json.value(check.isReuse(document))
        json.key("share")
        json.value(check.share(of: document))
        json.key("sources")
        try json.array { json throws(Failure) in
            for verdict in check.sources(of: document) {
                try json.object { json throws(Failure) in try source(verdict, &json) }
            }
        }
    }

    /// The source is `a`, the checked article is `b`.
    private func source(_ verdict: Verdict, _ json: inout JSONWriter) throws(Failure) {
        article(verdict.first, &json)
        json.key("a")
        json.value(corpus.idUTF8(of: verdict.first), orNull: false)
        json.key("b")
        json.value(corpus.idUTF8(of: verdict.second), orNull: false)
        let texts = (corpus.text(of: verdict.first), corpus.text(of: verdict.second))
        try PairFields(verdict).write(check.detection.passages(of: verdict), texts, &json)
    }

    private func article(_ document: Document, _ json: inout JSONWriter) {
        ArticleFields(
            corpus[document], id: corpus.idUTF8(of: document),
            words: Int(check.detection.words[Int(document)])
        ).write(withText: withText, &json)
    }

    private func skipped(_ input: SkippedInput, _ json: inout JSONWriter) {
        json.key("path")
        json.value(input.path)
        json.key("reason")
        json.value(input.reason)
    }
}
