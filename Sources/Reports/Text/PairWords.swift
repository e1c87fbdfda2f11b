import ArticleText
import ReuseDetection

/// The wording of a verdict.
struct PairWords {
    let relation: Relation
    let direction: Direction
    let credited: Bool?
    /// The names of the two articles.
    let names: (String, String)

    /// The source and the derived article; nil if the direction is unknown.
    private var roles: (source: String, derived: String)? {
        switch direction {
        case .firstIsSource: (names.0, names.1)
        case .secondIsSource: (names.1, names.0)
        case .unknown: nil
        }
    }

    init(verdict: Verdict, names: (String, String)) {
        self.init(
            relation: verdict.relation, direction: verdict.direction, credited: verdict.credited, names: names
        )
    }

    init(relation: Relation, direction: Direction, credited: Bool?, names: (String, String)) {
        self.relation = relation
        self.direction = direction
        self.credited = credited
        self.names = names
    }

    /// `b rewrites a`.
    var sentence: String {
        switch (relation, roles) {
        case (.identical, let (source, derived)?): "\(derived) has the text of \(source) word for word"
        case (.identical, nil): "\(names.0) and \(names.1) have the same text word for word"
        case (.copy, let (source, derived)?): "\(derived) copies \(source)"
        case (.copy, nil): "\(names.0) and \(names.1) are copies of each other"
        case (.rewrite, let (source, derived)?): "\(derived) rewrites \(source)"
        case (.rewrite, nil): "one of \(names.0) and \(names.1) rewrites the other"
        case (.partial, let (source, derived)?): "\(derived) reuses a part of \(source)"
        case (.partial, nil): "one of \(names.0) and \(names.1) reuses a part of the other"
        case (.quotes, _): "only quotations are shared"
        case (.template, _): "the same formulaic wording about different events"
        case (.boilerplate, _): "only site boilerplate is shared"
        case (.related, _): "the same story, written independently"
        case (.unrelated, _): "neither reuses the other's text"
        }
    }

    /// `likely source: a, confidence 0.9`; nil without reuse.
    var source: String? {
        guard relation.isReuse else { return nil }
        guard let roles else { return "source unknown" }
        let confidence = Numbers.text(direction.confidence, places: 2)
        return "likely source: \(roles.source), confidence \(confidence)"
    }

    /// `b does not name its source`; nil without reuse.
    var credit: String? {
        guard relation.isReuse else { return nil }
        guard let credited else { return "credit unknown" }
        return "\(roles?.derived ?? "it") \(credited ? "names" : "does not name") its source"
    }

    /// `30 %`.
    static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }

    /// `verbatim, 12 words`.
    static func about(_ passage: Passage) -> String {
        let words = Numbers.count(passage.words, "word")
        guard passage.kind == .reworded else { return "\(passage.kind.rawValue), \(words)" }
        return "reworded, \(words), similarity \(Numbers.text(passage.similarity, places: 2))"
    }
}

/// The words two passages have in common, to mark what a rewrite kept.
struct SharedWords {
    struct Piece {
        let text: String
        let isShared: Bool
    }

    /// Shorter words are not marked, as they occur in most sentences.
    private static let minBytes = 4

    private let hashes: Set<UInt64>

    init(_ one: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>) {
        hashes = Set(Self.tokens(one).map(\.hash)).intersection(Self.tokens(other).map(\.hash))
    }

    /// Splits a part of either passage into shared words and the text between them.
    func pieces(of text: ArraySlice<UInt8>) -> [Piece] {
        var pieces: [Piece] = []
        var done = 0
        func add(upTo end: Int, isShared: Bool) {
            guard end > done else { return }
            let bytes = text.dropFirst(done).prefix(end - done)
            pieces.append(Piece(text: String(decoding: bytes, as: UTF8.self), isShared: isShared))
            done = end
        }
        for token in Self.tokens(text) where hashes.contains(token.hash) {
            add(upTo: Int(token.start), isShared: false)
            add(upTo: Int(token.end), isShared: true)
        }
        add(upTo: text.count, isShared: false)
        return pieces
    }

    private static func tokens(_ text: ArraySlice<UInt8>) -> [Token] {
        var tokenizer = Tokenizer()
        var tokens: [Token] = []
        tokenizer.tokenize(text.span, into: &tokens)
        return tokens.filter { $0.end - $0.start >= minBytes }
    }
}
