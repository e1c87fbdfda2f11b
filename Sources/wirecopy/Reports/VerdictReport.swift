import ArticleArchive
import InboxWatching

/// What was found of one file, as JSON (`wirecopy.verdict/1`): the file that is
/// put beside it.
struct VerdictReport {
    static let schema = "wirecopy.verdict/1"

    let outcome: Outcome
    /// The folder it goes to.
    let status: Outcome.Status
    /// The file that has the same bytes and came first.
    let duplicateOf: String?

    /// The report, and how many of its first bytes name the file and its
    /// content: no other report begins like that.
    func bytes() -> (report: [UInt8], head: Int) {
        var json = JSONWriter()
        json.begin("{")
        for (key, value) in [
            ("schema", Self.schema), ("file", outcome.name),
            ("digest", "sha256:" + ContentDigest(bytes: outcome.digest).text),
            ("received", Timestamp.text(outcome.receivedAt)), ("status", status.rawValue),
        ] {
            json.key(key)
            json.value(value)
        }
        let head = json.bytes.count
        json.key("duplicateOf")
        json.value(duplicateOf)
        json.key("failure")
        json.value(outcome.failure)
        json.key("articles")
        json.array { json in
            for article in outcome.articles {
                json.object { json in self.article(article, &json) }
            }
        }
        json.end("}")
        json.endLine()
        return (json.bytes, head)
    }

    private func article(_ judged: JudgedArticle, _ json: inout JSONWriter) {
        facts(judged.article, &json)
        json.key("findings")
        json.array { json in
            for finding in judged.findings {
                json.object { json in self.finding(finding, of: judged.article, &json) }
            }
        }
    }

    private func facts(_ article: ArchivedArticle, _ json: inout JSONWriter) {
        for (key, value) in [
            ("id", article.id), ("title", article.title), ("publisher", article.publisher),
            ("published", article.published), ("url", article.url),
        ] {
            json.key(key)
            json.value(value)
        }
        json.key("words")
        json.value(article.words)
    }

    /// The arrived article is `a`, the other one is `b`.
    private func finding(_ finding: Finding, of article: ArchivedArticle, _ json: inout JSONWriter) {
        json.key("other")
        json.object { json in facts(finding.other, &json) }
        json.key("a")
        json.value(article.id)
        json.key("b")
        json.value(finding.other.id)
        PairFields.relation(
            finding.relation, finding.score, finding.direction, finding.credited, finding.overlap, &json)
        json.key("evidence")
        json.array { json in
            for passage in finding.evidence {
                json.object { json in
                    PairFields.passage(
                        (passage.article, passage.other), passage.kind, passage.similarity, &json)
                }
            }
        }
    }
}
