import ArticleText

/// Compares one text with many, exactly, from the texts themselves.
///
/// To keep the shingles of every article would take more memory than the
/// text; to cut them again takes a few microseconds. One comparer per thread.
struct TextComparer {
    private let shingleWidth: Int
    private var tokenizer = Tokenizer()
    /// The words of the text set, and of the one last compared with it.
    private(set) var tokens: (first: [Token], second: [Token]) = ([], [])
    private var shingles: [UInt64] = []
    private var first = ShingleSet()
    private var second = ShingleSet()
    private var numbers: (first: [UInt64], second: [UInt64]) = ([], [])

    init(shingleWidth: Int) {
        self.shingleWidth = shingleWidth
    }

    /// Sets the text the next comparisons are with.
    mutating func setFirst(_ text: Span<UInt8>) {
        tokenizer.tokenize(text, into: &tokens.first)
        Shingles.hashes(of: tokens.first, width: shingleWidth, into: &shingles)
        first.fill(with: shingles)
        Self.collectNumbers(of: tokens.first, in: text, into: &numbers.first)
    }

    /// What the first text and this one share. Linear in this text.
    mutating func compare(with text: Span<UInt8>) -> Overlap {
        tokenizer.tokenize(text, into: &tokens.second)
        Shingles.hashes(of: tokens.second, width: shingleWidth, into: &shingles)
        second.prepare(for: shingles.count)
        var shared = 0
        for hash in shingles where second.insert(hash) {
            if first.contains(hash) { shared += 1 }
        }
        Self.collectNumbers(of: tokens.second, in: text, into: &numbers.second)
        return Overlap(first: first.count, second: second.count, shared: shared)
    }

    /// Different numbers each of the two texts has and the other lacks, in the
    /// one with fewer of them.
    var missingNumbers: Int {
        min(
            Set(numbers.first).subtracting(numbers.second).count,
            Set(numbers.second).subtracting(numbers.first).count)
    }

    private static func collectNumbers(
        of tokens: [Token], in text: Span<UInt8>, into numbers: inout [UInt64]
    ) {
        numbers.removeAll(keepingCapacity: true)
        for token in tokens where text[Int(token.start)] &- UInt8(ascii: "0") < 10 {
            numbers.append(token.hash)
        }
    }
}
