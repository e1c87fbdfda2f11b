public import ArticleArchive
import ReuseDetection

/// What was found of a file, in one clause for the log.
public struct ReceiptSummary {
    /// So many flagged articles of a file are looked at.
    public static let mostArticles = 16

    private let receipt: Receipt
    private let status: Receipt.Status
    /// Of the articles given, those that are no versions of each other.
    private var findings: [(article: ArchivedArticle, finding: Finding)] = []

    public init(_ receipt: Receipt, as status: Receipt.Status) {
        self.receipt = receipt
        self.status = status
    }

    /// Takes in a flagged article.
    public mutating func add(_ judged: JudgedArticle) {
        findings += judged.findings.filter { !$0.isVersion }.map { (judged.article, $0) }
    }

    public var text: String {
        switch status {
        case .failed: receipt.failure ?? "there is no article in it"
        case .duplicate: duplicate
        case .clean: unread(articles + ", nothing found")
        case .flagged: unread(found)
        }
    }

    /// `3 articles, 2 archived before`, `1 article, a new version`.
    private var articles: String {
        let all = receipt.articles + receipt.knownArticles
        var text = Numbers.count(all, "article")
        if receipt.knownArticles > 0 {
            text += receipt.articles == 0 ? ", archived before" : ", \(receipt.knownArticles) archived before"
        }
        if receipt.newVersions > 0 {
            text += all == 1 ? ", a new version" : ", \(receipt.newVersions) in a new version"
        }
        return text
    }

    private var duplicate: String {
        guard let original = receipt.original(as: status) else { return "a duplicate" }
        if receipt.articles == 0, receipt.knownArticles == 0 {
            return "it came before as '\(original)', and what was in it was removed from the archive since"
        }
        return "the same file as '\(original)'"
    }

    /// With what could not be read of the file.
    private func unread(_ text: String) -> String {
        receipt.failure.map { "\(text); but \($0)" } ?? text
    }

    /// The strongest, and how many more there are.
    private var found: String {
        guard let (article, finding) = findings.max(by: { $0.finding.score < $1.finding.score }) else {
            return "reuse of an article that was removed since"
        }
        let own = article.id == receipt.name ? "it" : "'\(article.id)'"
        let words = PairWords(
            relation: finding.relation, direction: finding.direction, credited: finding.credited,
            names: (own, "'\(finding.other.id)'"))
        var text = words.sentence
        if finding.direction == .unknown { text += ", \(own) and '\(finding.other.id)'" }
        if let credit = words.credit { text += "; \(credit)" }
        if findings.count > 1 { text += "; and \(Numbers.count(findings.count - 1, "finding")) more" }
        let left = receipt.flaggedArticles - Self.mostArticles
        return left > 0 ? text + ", without those of \(Numbers.count(left, "article"))" : text
    }
}

extension Receipt {
    /// The file that has the same bytes and came first, of a duplicate.
    func original(as status: Status) -> String? { status == .duplicate ? duplicateOf ?? name : nil }
}
