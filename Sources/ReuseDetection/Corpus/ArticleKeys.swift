public import ArticleText
public import Sketching

/// What the indexes need to know of a text: all that an article found before
/// needs, so that a stored one need not be cut into words again.
public struct ArticleKeys: Sendable, Hashable {
    /// Words in the text.
    public var words: Int
    /// Says whether two texts are word for word the same.
    public var digest: TextDigest
    /// Shingles in the rewrite index, repeated ones counted each time.
    public var samples: Int
    /// One key per band of the signature.
    public var bands: [UInt64]
    /// The sampled shingles, each once or more.
    public var sampled: [UInt64]

    public init(words: Int, digest: TextDigest, samples: Int, bands: [UInt64], sampled: [UInt64]) {
        self.words = words
        self.digest = digest
        self.samples = samples
        self.bands = bands
        self.sampled = sampled
    }
}

extension Segment.Text {
    public init(document: Document, publisher: PublisherNumber, _ keys: ArticleKeys) {
        self.init(
            document: document, publisher: publisher.value, words: UInt32(keys.words),
            samples: UInt32(keys.samples), digest: Digest(high: keys.digest.high, low: keys.digest.low))
    }
}
