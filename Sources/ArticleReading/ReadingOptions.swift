public import ArticleText

/// What a reader needs to be told beyond the paths.
public struct ReadingOptions: Sendable {
    /// The key of a field in JSON records, where it is not one of the usual
    /// ones; see ``keys(for:)``. It replaces them for that field.
    public var fieldNames: [Article.Field: String] = [:]

    /// The most bytes of one text file or one JSON record, decompressed.
    ///
    /// Whatever is longer is skipped without being held in memory.
    public var maxArticleSize = 16 << 20

    /// The bytes of input that are read, handed over and parsed at a time.
    ///
    /// Large enough that the lock between two blocks costs nothing, small
    /// enough to stay in the processor's cache until it is parsed.
    var blockSize = 1 << 20

    /// The pieces after which a block is full, however short they are.
    var piecesPerBlock = 512

    /// How often a single record may exceed `maxArticleSize` before the rest
    /// of its file is given up: nobody waits for an endless line to end.
    let patience = 64

    public init() {}

    /// `maxArticleSize` as a reader of messages wants it.
    var maxArticleSizeText: String { Self.sizeText(maxArticleSize) }

    /// A number of bytes as a reader of messages wants it.
    package static func sizeText(_ size: Int) -> String {
        if size >= 1 << 20, size % (1 << 20) == 0 { return "\(size >> 20) MiB" }
        if size >= 1 << 10, size % (1 << 10) == 0 { return "\(size >> 10) KiB" }
        return "\(size) bytes"
    }
}

/// Under which keys the fields of an article are looked for in a record.
///
/// The first key that is present and not empty wins. These are the names that
/// news dumps, feeds and schema.org use.
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
