public import ArticleArchive
import ArticleText
import Platform
import ReuseDetection

/// The verdict on one file as JSON (`wirecopy.verdict/1`), the content of its verdict
/// file.
///
/// Built article by article. Its size is limited: of a large dump the verdict lists as
/// many articles as fit, in the order they are added, and the number of those left out.
public struct VerdictReport {
    static let schema = "wirecopy.verdict/1"
    /// In bytes; the last article can exceed it.
    private static let maxSize = 1 << 20
    /// In bytes; the last finding of an article can exceed it.
    private static let maxArticleSize = 512 << 10
    /// In Unicode scalars; longer ids, titles and so on are cut.
    private static let maxFieldLength = 1000

    private let receipt: Receipt
    private var json: JSONWriter
    private var listed = 0

    /// - Parameter status: the status to write; it can differ from that of the receipt.
    public init(_ receipt: Receipt, as status: Receipt.Status) {
        self.receipt = receipt
        json = Self.begun(receipt, status)
        json.field("duplicateOf", receipt.original(as: status))
        json.field("failure", receipt.failure)
        json.field("known", receipt.knownArticles)
        json.key("articles")
        json.begin("[")
    }

    /// The first bytes of a file's verdict: they name the file and its digest, so no other
    /// verdict begins with them.
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

    /// Adds an article.
    ///
    /// - Returns: whether there is room for another.
    /// - Complexity: O(*n*) in the findings and their passages.
    public mutating func add(_ judged: JudgedArticle) -> Bool {
        listed += 1
        let start = json.bytes.count
        json.begin("{")
        facts(judged.article)
        json.key("findings")
        json.begin("[")
        var left = 0
        for finding in judged.findings {
            guard json.bytes.count - start < Self.maxArticleSize else {
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
        return json.bytes.count < Self.maxSize
    }

    /// Ends the verdict and returns it.
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
        guard text.utf8.count > maxFieldLength, text.unicodeScalars.count > maxFieldLength else {
            return text
        }
        return String(String.UnicodeScalarView(text.unicodeScalars.prefix(maxFieldLength - 1))) + "…"
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

/// A summary of the verdict on one file, in one clause for the log.
public struct ReceiptSummary {
    /// The number of flagged articles of a file that should be added.
    public static let maxArticles = 16

    private let receipt: Receipt
    private let status: Receipt.Status
    /// The findings of the added articles, except other versions of the same article.
    private var findings: [(article: ArchivedArticle, finding: Finding)] = []

    public init(_ receipt: Receipt, as status: Receipt.Status) {
        self.receipt = receipt
        self.status = status
    }

    /// Adds a flagged article.
    ///
    /// - Complexity: O(*n*) in the findings.
    public mutating func add(_ judged: JudgedArticle) {
        findings += judged.findings.filter { !$0.isVersion }.map { (judged.article, $0) }
    }

    /// The summary, such as `'b.txt' rewrites 'a.txt'; 'b.txt' does not name its source`.
    public var text: String {
        switch status {
        case .failed: receipt.failure ?? "it holds no article"
        case .duplicate: duplicate
        case .clean: unread(articles + ", no reuse found")
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
            return "the same bytes as '\(original)', whose articles have been removed from the archive"
        }
        return "the same bytes as '\(original)'"
    }

    /// Adds what could not be read.
    private func unread(_ text: String) -> String {
        receipt.failure.map { "\(text); but \($0)" } ?? text
    }

    /// The strongest finding, and the number of others.
    private var found: String {
        guard let (article, finding) = findings.max(by: { $0.finding.score < $1.finding.score }) else {
            return "reuse of an article that has been removed from the archive"
        }
        let own = article.id == receipt.name ? "it" : "'\(article.id)'"
        let words = PairWords(
            relation: finding.relation, direction: finding.direction, credited: finding.credited,
            names: (own, "'\(finding.other.id)'"))
        var text = words.sentence
        if let credit = words.credit { text += "; \(credit)" }
        if findings.count > 1 { text += "; \(Numbers.count(findings.count - 1, "more finding"))" }
        let left = receipt.flaggedArticles - Self.maxArticles
        return left > 0 ? text + ", not counting those of \(Numbers.count(left, "more article"))" : text
    }
}

extension Receipt {
    /// The first file with the same bytes, if the file is a duplicate.
    func original(as status: Status) -> String? { status == .duplicate ? duplicateOf ?? name : nil }
}
