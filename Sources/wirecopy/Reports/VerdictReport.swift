import ArticleArchive
import InboxWatching
import Platform

/// What was found of one file, as JSON (`wirecopy.verdict/1`): the file that is
/// put beside it.
///
/// Written article by article, and never larger than ``mostBytes``: of a dump
/// of a hundred thousand articles the verdict names as many as fit, flagged ones
/// first, and says how many it leaves out.
struct VerdictReport {
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

    /// - Parameter destination: the folder the file goes to.
    init(_ receipt: Receipt, as destination: Destination) {
        self.receipt = receipt
        json = Self.begun(receipt, destination)
        json.key("duplicateOf")
        json.value(receipt.original(of: destination))
        json.key("failure")
        json.value(receipt.failure)
        json.key("known")
        json.value(receipt.knownArticles)
        json.key("articles")
        json.begin("[")
    }

    /// The first bytes of a file's verdict, which name the file and its content:
    /// no other verdict begins like that.
    static func head(_ receipt: Receipt, as destination: Destination) -> [UInt8] {
        begun(receipt, destination).bytes
    }

    private static func begun(_ receipt: Receipt, _ destination: Destination) -> JSONWriter {
        var json = JSONWriter()
        json.begin("{")
        for (key, value) in [
            ("schema", schema), ("file", receipt.name),
            ("digest", "sha256:" + ContentDigest(bytes: receipt.digest).text),
            ("received", UTCTime(secondsSince1970: receipt.receivedAt).iso), ("status", destination.word),
        ] {
            json.key(key)
            json.value(value)
        }
        return json
    }

    /// Adds an article; whether there is room for another.
    mutating func add(_ judged: JudgedArticle) -> Bool {
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
            json.key("findingsLeftOut")
            json.value(left)
        }
        json.end("}")
        return json.bytes.count < Self.mostBytes
    }

    /// The whole verdict.
    mutating func finish() -> [UInt8] {
        json.end("]")
        let left = receipt.articles - listed
        if left > 0 {
            json.key("articlesLeftOut")
            json.value(left)
        }
        json.end("}")
        json.endLine()
        return json.bytes
    }

    private mutating func facts(_ article: ArchivedArticle) {
        for (key, value) in [
            ("id", article.id), ("title", article.title), ("publisher", article.publisher),
            ("published", article.published), ("url", article.url),
        ] {
            json.key(key)
            json.value(value.map(Self.cut))
        }
        json.key("words")
        json.value(article.words)
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
        if finding.copies > 0 {
            json.key("copies")
            json.value(finding.copies)
        }
        if finding.isVersion {
            json.key("version")
            json.value(true)
        }
        json.key("a")
        json.value(Self.cut(article.id))
        json.key("b")
        json.value(Self.cut(finding.other.id))
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

extension Destination {
    /// As verdicts call what became of a file.
    fileprivate var word: String { self == .done ? "clean" : rawValue }
}
