public import ArticleArchive
import ArticleText
import Platform
import ReuseDetection

/// What was found of one file, as JSON (`wirecopy.verdict/1`): the file that is
/// put beside it.
///
/// Written article by article, and never larger than ``mostBytes``: of a dump
/// of a hundred thousand articles the verdict names as many as fit, flagged ones
/// first, and says how many it leaves out.
public struct VerdictReport {
    static let schema = "wirecopy.verdict/1"
    /// What a verdict takes at the most, but for its last article.
    private static let mostBytes = 1 << 20
    /// What one article takes at the most, but for its last finding.
    private static let mostBytesOfArticle = 512 << 10
    /// In Unicode scalars: of what an article says of itself so much is told.
    private static let longestField = 1000

    private let receipt: Receipt
    private var json: JSONWriter
    private var listed = 0

    /// - Parameter status: what becomes of the file.
    public init(_ receipt: Receipt, as status: Receipt.Status) {
        self.receipt = receipt
        json = Self.begun(receipt, status)
        json.field("duplicateOf", receipt.original(as: status))
        json.field("failure", receipt.failure)
        json.field("known", receipt.knownArticles)
        json.key("articles")
        json.begin("[")
    }

    /// The first bytes of a file's verdict, which name the file and its content:
    /// no other verdict begins like that.
    public static func head(_ receipt: Receipt, as status: Receipt.Status) -> [UInt8] {
        begun(receipt, status).bytes
    }

    private static func begun(_ receipt: Receipt, _ status: Receipt.Status) -> JSONWriter {
        var json = JSONWriter()
        json.begin("{")
        json.field("schema", schema)
        json.field("file", receipt.name)
        json.field("digest", "sha256:" + receipt.digest.hexadecimal)
        json.field("received", UTCTime(secondsSince1970: receipt.receivedAt).iso)
        json.field("status", status.rawValue)
        return json
    }

    /// Adds an article; whether there is room for another.
    public mutating func add(_ judged: JudgedArticle) -> Bool {
        listed += 1
        let start = json.bytes.count
        json.begin("{")
        facts(judged.article)
        json.key("findings")
        json.begin("[")
        var left = 0
        for finding in judged.findings {
            guard json.bytes.count - start < Self.mostBytesOfArticle else {
                left += 1
                continue
            }
            json.begin("{")
            self.finding(finding, of: judged.article)
            json.end("}")
        }
        json.end("]")
        if left > 0 {
            json.field("findingsLeftOut", left)
        }
        json.end("}")
        return json.bytes.count < Self.mostBytes
    }

    /// The whole verdict.
    public mutating func finish() -> [UInt8] {
        json.end("]")
        let left = receipt.articles - listed
        if left > 0 {
            json.field("articlesLeftOut", left)
        }
        json.end("}")
        json.endLine()
        return json.bytes
    }

    private mutating func facts(_ article: ArchivedArticle) {
        json.field("id", Self.cut(article.id))
        json.field("title", article.title.map(Self.cut))
        json.field("publisher", article.publisher.map(Self.cut))
        json.field("published", article.published.map(Self.cut))
        json.field("url", article.url.map(Self.cut))
        json.field("words", article.words)
    }

    private static func cut(_ text: String) -> String {
        guard text.utf8.count > longestField, text.unicodeScalars.count > longestField else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.prefix(longestField - 1))) + "…"
    }

    /// The arrived article is `a`, the other one is `b`.
    private mutating func finding(_ finding: Finding, of article: ArchivedArticle) {
        json.key("other")
        json.begin("{")
        facts(finding.other)
        json.end("}")
        if finding.copies > 0 { json.field("copies", finding.copies) }
        if finding.isVersion { json.field("version", true) }
        json.field("a", Self.cut(article.id))
        json.field("b", Self.cut(finding.other.id))
        json.relation(
            finding.relation, finding.score, finding.direction, finding.credited, finding.overlap)
        json.array("evidence", of: finding.evidence) { passage, json in
            json.passage((passage.article, passage.other), passage.kind, passage.similarity)
        }
    }
}

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
