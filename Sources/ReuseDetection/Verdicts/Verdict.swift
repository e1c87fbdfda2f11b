/// What is found about one pair of articles.
public struct Verdict: Sendable, Hashable {
    /// The documents, `first` before `second` in the order of ids.
    public let first: Document
    public let second: Document
    public let relation: Relation
    /// The probability that one reuses the other, 0...1.
    public let score: Double
    public let overlap: Overlap
    public let direction: Direction
    /// Whether the derived text names its source; nil where that cannot be
    /// said.
    public let credited: Bool?

    public init(
        first: Document, second: Document, relation: Relation, score: Double, overlap: Overlap,
        direction: Direction, credited: Bool? = nil
    ) {
        self.first = first
        self.second = second
        self.relation = relation
        self.score = score
        self.overlap = overlap
        self.direction = direction
        self.credited = credited
    }
}

/// Which of two articles is the source of the other.
public enum Direction: Sendable, Hashable {
    case firstIsSource(confidence: Double)
    case secondIsSource(confidence: Double)
    case unknown

    /// How sure the direction is, 0...1.
    public var confidence: Double {
        switch self {
        case .firstIsSource(let confidence), .secondIsSource(let confidence): confidence
        case .unknown: 0
        }
    }
}
