public import ArticleText

/// A file that arrived, and what was read of it.
public struct Arrival: Sendable {
    /// Its path relative to the inbox. With the digest, its identity.
    public var name: String
    /// Of the file's bytes, by a hash of the caller's choice; empty where the
    /// bytes could not be read.
    public var digest: [UInt8]
    /// Bytes of the file.
    public var size: Int
    /// Seconds since 1970.
    public var receivedAt: Double
    /// The file as the reader of its articles named it. Where an article's id
    /// or path begins with this, `name` is put in its place, so that an
    /// article goes by its path relative to the inbox.
    public var path: String
    /// In the order of the file.
    public var articles: [Article]
    /// Why the file, or a part of it, could not be read.
    public var failure: String?

    public init(
        name: String, digest: [UInt8], size: Int, receivedAt: Double, path: String? = nil,
        articles: [Article], failure: String? = nil
    ) {
        self.name = name
        self.digest = digest
        self.size = size
        self.receivedAt = receivedAt
        self.path = path ?? name
        self.articles = articles
        self.failure = failure
    }
}
