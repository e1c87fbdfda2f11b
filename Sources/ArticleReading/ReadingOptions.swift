public import ArticleText

/// Options for reading articles.
public struct ReadingOptions: Sendable {
    /// The key of a field in JSON records. It replaces the usual keys of the field, such as
    /// `text`, `body` and `content`.
    public var fieldNames: [Article.Field: String] = [:]

    /// The maximum size of a text file or a JSON record after decompression, in bytes.
    ///
    /// Larger ones are skipped without being kept in memory.
    public var maxArticleSize = 16 << 20

    /// The size of a block, in bytes: the input that is read and parsed at a time.
    ///
    /// Large enough that the lock between two blocks costs nothing, small
    /// enough to stay in the processor's cache until it is parsed.
    var blockSize = 1 << 20

    /// The pieces after which a block is full, however short they are.
    var piecesPerBlock = 512

    /// A record longer than this multiple of `maxArticleSize` ends the reading of its file.
    let patience = 64

    public init() {}

    /// `maxArticleSize` for messages.
    var maxArticleSizeText: String { Self.sizeText(maxArticleSize) }

    /// A number of bytes for messages: `16 MiB`, `4 KiB`, `150 bytes`.
    package static func sizeText(_ size: Int) -> String {
        if size >= 1 << 20, size % (1 << 20) == 0 { return "\(size >> 20) MiB" }
        if size >= 1 << 10, size % (1 << 10) == 0 { return "\(size >> 10) KiB" }
        return "\(size) bytes"
    }
}

/// The keys of an article's fields in a record.
///
/// The first key that is present and not empty is used. These are the names in news
/// dumps, feeds and schema.org.
extension ReadingOptions {
    func keys(for field: Article.Field) -> [String] {
        fieldNames[field].map { [$0] } ?? Self.usual(for: field)
    }

    private static func usual(for field: Article.Field) -> [String] {
        switch field {
        case .id: ["id", "_id", "guid", "uri", "doc_id", "article_id"]
        case .title: ["title", "headline", "head"]
        case .publisher: ["publisher", "source", "outlet", "site", "source_name"]
        case .byline: ["byline", "author", "authors", "by"]
        case .published:
            [
                "published", "date", "published_at", "publish_date", "datePublished", "pubDate",
                "versioncreated", "timestamp",
            ]
        case .language: ["language", "lang"]
        case .url: ["url", "link", "canonical"]
        case .credit: ["credit", "creditline", "credit_line"]
        case .text:
            ["text", "body", "content", "maintext", "article", "body_text", "articleBody"]
        }
    }
}
