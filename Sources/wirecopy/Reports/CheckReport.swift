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
        var json = JSONWriter()
        json.object { json in
            head(&json)
            json.key("checked")
            json.array { json in
                for document in check.checked {
                    json.object { json in checked(document, &json) }
                }
            }
            json.key("skipped")
            json.array { json in
                for input in skipped {
                    json.object { json in self.skipped(input, &json) }
                }
            }
        }
        json.endLine()
        try json.flush(to: file)
    }

    /// One object per line, each with its `type`: `report` first, then
    /// `checked` and `skipped`.
    func writeLines(to file: OutputFile) throws(Failure) {
        var json = JSONWriter()
        line("report", &json) { json in head(&json) }
        for document in check.checked {
            line("checked", &json) { json in checked(document, &json) }
        }
        for input in skipped {
            line("skipped", &json) { json in self.skipped(input, &json) }
        }
        try json.flush(to: file)
    }

    private func line(
        _ type: String, _ json: inout JSONWriter, _ body: (inout JSONWriter) -> Void
    ) {
        json.object { json in
            json.key("type")
            json.value(type)
            body(&json)
        }
        json.endLine()
    }

    private func head(_ json: inout JSONWriter) {
        json.key("schema")
        json.value(Self.schema)
        json.key("parameters")
        json.object { json in ParameterFields(check.detection.options).write(&json) }
        json.key("collection")
        json.object { json in
            json.key("articles")
            json.value(check.searched)
        }
    }

    private func checked(_ document: Document, _ json: inout JSONWriter) {
        article(document, &json)
        json.key("reuse")
        json.value(check.isReuse(document))
        json.key("share")
        json.value(check.share(of: document))
        json.key("sources")
        json.array { json in
            for verdict in check.sources(of: document) {
                json.object { json in source(verdict, &json) }
            }
        }
    }

    /// The source is `a`, the checked article is `b`.
    private func source(_ verdict: Verdict, _ json: inout JSONWriter) {
        article(verdict.first, &json)
        json.key("a")
        json.value(corpus.idUTF8(of: verdict.first), orNull: false)
        json.key("b")
        json.value(corpus.idUTF8(of: verdict.second), orNull: false)
        let texts = (corpus.text(of: verdict.first), corpus.text(of: verdict.second))
        PairFields(verdict).write(check.detection.passages(of: verdict), texts, &json)
    }

    private func article(_ document: Document, _ json: inout JSONWriter) {
        ArticleFields(
            corpus[document], id: corpus.idUTF8(of: document),
            words: Int(check.detection.words[Int(document)])
        ).write(withText: withText, looksForDisguise: true, &json)
    }

    private func skipped(_ input: SkippedInput, _ json: inout JSONWriter) {
        json.key("path")
        json.value(input.path)
        json.key("reason")
        json.value(input.reason)
    }
}
