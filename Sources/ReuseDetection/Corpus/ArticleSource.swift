public import ArticleText

/// Where a dump's articles come from, batch by batch.
public protocol ArticleSource: Sendable {
    associatedtype Reader: ArticleBatchReader
    /// One reader per thread; together they deliver every batch once.
    func makeReader() -> Reader
}

/// One thread's way to the batches of an ``ArticleSource``.
public protocol ArticleBatchReader {
    /// The next batch no reader has had yet; nil when there is none left.
    mutating func next() -> ArticleBatch?
}
