import ArticleArchive
import ReuseDetection

/// What was found of a file, in one clause for the log.
struct OutcomeWords {
    let outcome: Outcome
    let status: Outcome.Status
    let duplicateOf: String?

    var summary: String {
        switch status {
        case .failed: outcome.failure ?? "there is no article in it"
        case .duplicate: duplicateOf.map { "the same file as '\($0)'" } ?? "a duplicate"
        case .clean: unread(Message.count(outcome.articles.count, "article") + ", nothing found")
        case .flagged: unread(findings)
        }
    }

    /// With what could not be read of the file.
    private func unread(_ text: String) -> String {
        outcome.failure.map { "\(text); but \($0)" } ?? text
    }

    /// The strongest, and how many more there are.
    private var findings: String {
        let all = outcome.articles.flatMap { judged in judged.findings.map { (judged.article, $0) } }
        guard let (article, finding) = all.max(by: { $0.1.score < $1.1.score }) else {
            return "reuse of an article that was removed since"
        }
        let own = article.id == outcome.name ? "it" : "'\(article.id)'"
        let words = PairWords(
            relation: finding.relation, direction: finding.direction, credited: finding.credited,
            names: (own, "'\(finding.other.id)'"))
        var text = words.sentence
        if finding.direction == .unknown { text += ", \(own) and '\(finding.other.id)'" }
        if let credit = words.credit { text += "; \(credit)" }
        return all.count == 1 ? text : text + "; and \(Message.count(all.count - 1, "finding")) more"
    }
}
