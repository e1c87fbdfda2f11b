public import ArticleText
public import Sketching

/// From texts to index keys. One per thread: all buffers are kept from text to
/// text.
public struct KeyMaker: Sendable {
    private let options: DetectionOptions
    private let scheme: BandScheme
    private let sample: ShingleSample
    private let sketcher: Sketcher
    private var tokenizer = Tokenizer()
    private var tokens: [Token] = []
    private var shingles: [UInt64] = []
    private var slots: [UInt32]

    /// Of the text taken last, if it was long enough.
    private var seen = ShingleSet()
    private(set) var bands: [UInt64] = []
    private(set) var sampled: [UInt64] = []

    public init(options: DetectionOptions) {
        self.options = options
        scheme = options.bands
        sample = ShingleSample(oneIn: options.samplingRate)
        sketcher = Sketcher(scheme: SketchScheme(slots: options.slots, seed: options.seed))
        slots = [UInt32](repeating: 0, count: options.slots)
    }

    /// Words of the text taken last.
    public var words: Int { tokens.count }
    var digest: TextDigest { TextDigest(shingles: shingles) }
    /// Tells the words of the text taken last from any others, also where they
    /// are too few for a shingle.
    package var wordsDigest: TextDigest { TextDigest(shingles: tokens.map(\.hash)) }

    /// The different words of the text taken last, as hashes.
    var vocabulary: [UInt64] {
        mutating get {
            seen.prepare(for: tokens.count)
            return tokens.compactMap { seen.insert($0.hash) ? $0.hash : nil }
        }
    }

    /// Makes the keys of a text; false if it has too few words for a shingle.
    /// Linear.
    ///
    /// - Parameter isIndexed: whether to make the keys that indexes are asked by.
    mutating func take(_ text: Span<UInt8>, isIndexed: Bool = true) -> Bool {
        tokenizer.tokenize(text, into: &tokens)
        Shingles.hashes(of: tokens, width: options.shingleWidth, into: &shingles)
        bands.removeAll(keepingCapacity: true)
        sampled.removeAll(keepingCapacity: true)
        guard !shingles.isEmpty else { return false }
        guard isIndexed else { return true }
        sketcher.sketch(shingles, into: &slots)
        scheme.appendKeys(of: slots, to: &bands)
        if options.findsRewrites { sample.append(from: shingles, to: &sampled) }
        return true
    }

    /// The different words of a text, as hashes.
    public mutating func vocabulary(of text: ArraySlice<UInt8>) -> [UInt64] {
        tokenizer.tokenize(text.span, into: &tokens)
        return vocabulary
    }

    /// The keys of a text; nil if it has too few words for a shingle.
    public mutating func keys(of text: ArraySlice<UInt8>) -> ArticleKeys? {
        guard take(text.span) else { return nil }
        return ArticleKeys(
            words: words, digest: digest, samples: sampled.count, bands: bands, sampled: sampled)
    }
}

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
