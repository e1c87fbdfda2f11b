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
