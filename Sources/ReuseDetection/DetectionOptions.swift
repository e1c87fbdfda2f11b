public import Sketching

/// What counts as found, and how hard to look.
public struct DetectionOptions: Sendable, Hashable {
    /// Words in a shingle.
    public var shingleWidth = 3
    /// Two texts whose shingle sets have at least this Jaccard similarity are
    /// near-duplicates.
    public var similarity = 0.7
    /// The least probability of finding a pair at exactly `similarity`.
    public var recall = 0.999
    /// Whether to look for rewrites and excerpts too, far below `similarity`.
    public var findsRewrites = true
    /// Whether to keep what was compared and judged no reuse.
    public var keepsAllRelations = false
    /// Slots of a signature.
    public var slots = 128
    /// Chooses the hash functions; results hardly depend on it.
    public var seed: UInt64 = 0
    /// Threads to work with.
    public var threads = 1

    /// A shingle found in more texts than this, near-duplicates counted once,
    /// says nothing about who copied whom.
    public var documentFrequencyCap = 100
    /// One shingle in how many is indexed to find rewrites.
    public var samplingRate = 8
    /// The most candidates an article brings along among the articles before
    /// it, the best first.
    public var candidatesPerArticle = 64

    public init() {}

    /// Texts that agree in a band and have a lower Jaccard similarity than this
    /// agree by accident; whether they are compared is for rare shingles to say.
    var minBandSimilarity: Double { min(similarity, 0.5) }

    /// How signatures are cut into bands.
    ///
    /// Where the slots are too few for the wished recall, single rows are the
    /// best there is.
    public var bands: BandScheme {
        BandScheme(findingJaccard: similarity, recall: recall, slots: slots)
            ?? BandScheme(rows: 1, bands: slots)
    }
}
