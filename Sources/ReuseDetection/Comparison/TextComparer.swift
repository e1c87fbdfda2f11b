import ArticleText

/// Compares one text with many, exactly, from the texts themselves.
///
/// To keep the shingles of every article would take more memory than the
/// text; to cut them again takes a few microseconds. One comparer per thread.
struct TextComparer {
    private let shingleWidth: Int
    private var tokenizer = Tokenizer()
    private var tokens: [Token] = []
    private var shingles: [UInt64] = []
    private var first = ShingleSet()
    private var second = ShingleSet()

    init(shingleWidth: Int) {
        self.shingleWidth = shingleWidth
    }

    /// Sets the text the next comparisons are with.
    mutating func setFirst(_ text: Span<UInt8>) {
        cut(text)
        first.fill(with: shingles)
    }

    /// What the first text and this one share. Linear in this text.
    mutating func compare(with text: Span<UInt8>) -> Overlap {
        cut(text)
        second.prepare(for: shingles.count)
        var shared = 0
        for hash in shingles where second.insert(hash) {
            if first.contains(hash) { shared += 1 }
        }
        return Overlap(first: first.count, second: second.count, shared: shared)
    }

    private mutating func cut(_ text: Span<UInt8>) {
        tokenizer.tokenize(text, into: &tokens)
        Shingles.hashes(of: tokens, width: shingleWidth, into: &shingles)
    }
}
