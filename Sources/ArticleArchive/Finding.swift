public import ReuseDetection

/// What an arrived article has in common with one archived before it.
public struct Finding: Sendable, Hashable {
    public let other: ArchivedArticle
    /// How many more articles with the words of the other came before this one.
    public let copies: Int
    /// Whether the other is an earlier version of this one: of the same source,
    /// with the same id.
    public let isVersion: Bool
    public let relation: Relation
    /// The probability of reuse, 0...1.
    public let score: Double
    /// `first` is the arrived article, `second` the other.
    public let overlap: Overlap
    /// `first` is the arrived article, `second` the other.
    public let direction: Direction
    /// Whether the derived text names its source; nil where that cannot be
    /// said.
    public let credited: Bool?
    /// In the order of the arrived article.
    public let evidence: [Evidence]
}

/// A passage that both texts have, in Unicode scalars.
public struct Evidence: Sendable, Hashable {
    /// In the text of the arrived article.
    public let article: Range<Int>
    /// In the text of the other one.
    public let other: Range<Int>
    public let kind: Passage.Kind
    /// 0...1.
    public let similarity: Double
}
