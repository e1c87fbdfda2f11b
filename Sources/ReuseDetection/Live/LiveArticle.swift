public import ArticleText

/// What a live index keeps of an article beside its keys.
public struct LiveArticle: Sendable, Hashable {
    /// The caller's number for it, not to be used again after its removal.
    public let number: Document
    /// Unique; says which of a pair stands first.
    public let id: String
    /// When it was published, or else received, in seconds.
    public let moment: Double
    let publisher: UInt32

    /// - Parameter publisher: the name as UTF-8; empty where it is not known.
    public init(number: Document, id: String, moment: Double, publisher: ArraySlice<UInt8>) {
        self.number = number
        self.id = id
        self.moment = moment
        self.publisher = PublisherNumber(of: publisher).value
    }
}

/// What a live index keeps of a text.
public struct LiveText: Sendable, Hashable {
    public let digest: TextDigest
    /// Shingles in the rewrite index, repeated ones counted each time.
    public let samples: Int

    public init(digest: TextDigest, samples: Int) {
        self.digest = digest
        self.samples = samples
    }

    init(_ keys: ArticleKeys) { self.init(digest: keys.digest, samples: keys.samples) }
}

/// What the addition or removal of an article changed among the pairs.
public struct LiveChange: Sendable {
    /// Articles that are no longer compared: every pair they were in is void.
    /// They are gone, or an article with the same words and an id before
    /// theirs has taken their place.
    public var dropped: [Document] = []
    /// The number of a text that no article goes by any more, and the one its other
    /// articles go by now, if it has any.
    public var gone: Document?
    public var renumbered: Document?
    /// New pairs, all of them reuse.
    public var found: [LivePair] = []
}

/// Two articles judged reuse, by their numbers.
public struct LivePair: Sendable {
    /// `first` and `second` are the articles' numbers, `first` the one whose id
    /// comes first.
    public let verdict: Verdict
    /// Whether the two were near-duplicate candidates.
    public let isNear: Bool
    /// In the order of the first.
    public let passages: [Passage]
}
