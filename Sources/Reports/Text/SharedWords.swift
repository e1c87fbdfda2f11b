import ArticleText

/// The words two passages have in common, for showing what a rewrite kept.
struct SharedWords {
    struct Piece {
        let text: String
        let isShared: Bool
    }

    /// Shorter words are in most sentences.
    private static let leastBytes = 4

    private let hashes: Set<UInt64>

    init(_ one: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>) {
        hashes = Set(Self.tokens(one).map(\.hash)).intersection(Self.tokens(other).map(\.hash))
    }

    /// A part of either passage cut into words that are shared and what is
    /// between them.
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
        return tokens.filter { $0.end - $0.start >= leastBytes }
    }
}
