public import ArticleText

/// Where a dump's articles come from, batch by batch.
public protocol ArticleSource: Sendable {
    /// Gives `body` batches that nobody has had yet until there are none left.
    ///
    /// Called by several threads at once; together they get every batch once.
    func forEachBatch(_ body: (ArticleBatch) -> Void)
}
