public import ArticleText

/// What is found about one pair of articles.
public struct Verdict: Sendable, Hashable {
    /// The documents, `first` before `second` in the order of ids.
    public private(set) var first: Document
    public private(set) var second: Document
    public let relation: Relation
    /// The probability that one reuses the other, 0...1.
    public let score: Double
    public private(set) var overlap: Overlap
    public private(set) var direction: Direction
    /// Whether the derived text names its source; nil where that cannot be
    /// said.
    public private(set) var credited: Bool?

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

/// How articles with the same words share a verdict.
extension Verdict {
    /// The verdict on two articles with the same words, of which nothing is known but
    /// these.
    ///
    /// - Parameter words: so many they have.
    static func identical(_ first: Document, _ second: Document, words: Int) -> Verdict {
        Verdict(
            first: first, second: second, relation: .identical, score: 1,
            overlap: .identical(shingles: words), direction: .unknown)
    }

    /// The same on articles that go by other numbers.
    public func numbered(_ first: Document, _ second: Document) -> Verdict {
        var verdict = self
        (verdict.first, verdict.second) = (first, second)
        return verdict
    }

    /// The same seen from the second article.
    public var turned: Verdict {
        var verdict = numbered(second, first)
        verdict.overlap = overlap.turned
        verdict.direction = direction.turned
        return verdict
    }

    /// The same with what is said of who was first, where that is to be said.
    func with(_ provenance: @autoclosure () -> Provenance) -> Verdict {
        var verdict = self
        let found = relation.isReuse ? provenance() : .none
        (verdict.direction, verdict.credited) = (found.direction, found.credited)
        return verdict
    }

    /// The same said of two articles with the words of those it is on, the first's and
    /// the second's: only who came first, and whether the other says so, are their own.
    public func said(of first: Article, _ second: Article) -> Verdict {
        with(Provenance(ExaminedArticle(first), ExaminedArticle(second), overlap: overlap))
    }

    /// The verdict on two articles with the same words.
    public static func identical(words: Int, _ first: Article, _ second: Article) -> Verdict {
        identical(0, 1, words: words).said(of: first, second)
    }
}

/// Which of two articles is the source of the other.
public enum Direction: Sendable, Hashable {
    case firstIsSource(confidence: Double)
    case secondIsSource(confidence: Double)
    case unknown

    /// The same seen from the second article.
    var turned: Direction {
        switch self {
        case .firstIsSource(let confidence): .secondIsSource(confidence: confidence)
        case .secondIsSource(let confidence): .firstIsSource(confidence: confidence)
        case .unknown: .unknown
        }
    }

    /// How sure the direction is, 0...1.
    public var confidence: Double {
        switch self {
        case .firstIsSource(let confidence), .secondIsSource(let confidence): confidence
        case .unknown: 0
        }
    }
}

/// What two articles are to each other.
public enum Relation: String, Sendable, Hashable, CaseIterable {
    /// The same words in the same order.
    case identical
    /// A near-duplicate: a syndicated copy with house edits, cuts, an update.
    case copy
    /// Restated sentence by sentence in other words or another order.
    case rewrite
    /// An excerpt, block or background passage reused.
    case partial
    /// Only quotations, documents or tweets are shared.
    case quotes
    /// Formulaic look-alikes about different events.
    case template
    /// Only site boilerplate is shared.
    case boilerplate = "furniture"
    /// The same story, independently written.
    case related
    case unrelated

    /// Whether one carries the other's text.
    public var isReuse: Bool {
        switch self {
        case .identical, .copy, .rewrite, .partial: true
        case .quotes, .template, .boilerplate, .related, .unrelated: false
        }
    }
}
