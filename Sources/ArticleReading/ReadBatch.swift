public import ArticleText

/// What one stretch of the input gave.
public struct ReadBatch: Sendable {
    /// The place of this stretch in the input, from 0 without gaps. Batches
    /// put in this order give the same articles however many threads read.
    public let sequence: Int
    public let articles: ArticleBatch
    /// What could not be read, in the order of the input.
    public let skipped: [Skipped]
    /// Bytes taken from files since the batch before, as they lie on the
    /// disk. They add up to ``ArticleReader/totalBytes``, or nearly so where
    /// parts of a zip archive are passed over or looked at twice.
    public let bytesRead: Int
}
