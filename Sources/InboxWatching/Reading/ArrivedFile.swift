public import ArticleText

/// A file of the inbox that was read.
public struct ArrivedFile: Sendable {
    /// Its path relative to the inbox.
    public var name: String
    /// Of its bytes, the very ones the articles were read from.
    public var digest: ContentDigest
    /// In bytes.
    public var size: Int
    /// Seconds since 1970.
    public var receivedAt: Double
    public var articles: [Article]
    /// Why it, or a part of it, could not be read.
    public var failure: String?
    /// Of the file it was read from.
    var stamp: FileStamp
}
