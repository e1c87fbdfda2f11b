import ArticleText

/// A text cut up for comparison: once, however many texts it is compared with.
struct ComparedText: Sendable {
    let tokens: [Token]
    /// The different shingles, in the order in which they come up.
    let shingles: [UInt64]
    /// The different numbers among the words, as hashes, ascending.
    let numbers: [UInt64]

    /// Whether another text has the same words in the same order, and any at all.
    func hasWords(of other: ComparedText) -> Bool {
        !tokens.isEmpty && tokens.count == other.tokens.count
            && zip(tokens, other.tokens).allSatisfy { $0.hash == $1.hash }
    }

    /// Different numbers each of two texts has and the other lacks, in the one
    /// with fewer of them.
    func missingNumbers(beside other: ComparedText) -> Int {
        let shared = numbers.countShared(with: other.numbers)
        return min(numbers.count, other.numbers.count) - shared
    }
}

/// Compares one text with many, exactly, from the texts themselves.
///
/// To keep the shingles of every article would take more memory than the
/// text; to cut them again takes a few microseconds. One comparer per thread:
/// it keeps its buffers from text to text.
struct TextComparer {
    private let shingleWidth: Int
    private var tokenizer = Tokenizer()
    private var shingles: [UInt64] = []
    private var seen = ShingleSet()
    private var first = ShingleSet()

    init(shingleWidth: Int) {
        self.shingleWidth = shingleWidth
    }

    /// - Complexity: O(*n*) in the length of the text.
    mutating func cut(_ text: Span<UInt8>) -> ComparedText {
        var tokens: [Token] = []
        tokenizer.tokenize(text, into: &tokens)
        Shingles.hashes(of: tokens, width: shingleWidth, into: &shingles)
        seen.prepare(for: shingles.count)
        var different: [UInt64] = []
        different.reserveCapacity(shingles.count)
        for hash in shingles where seen.insert(hash) { different.append(hash) }
        var numbers: [UInt64] = []
        for token in tokens where text[Int(token.start)] &- UInt8(ascii: "0") < 10 {
            numbers.append(token.hash)
        }
        numbers.sortUniquely()
        return ComparedText(tokens: tokens, shingles: different, numbers: numbers)
    }

    /// Sets the text the next comparisons are with.
    mutating func setFirst(_ text: ComparedText) { first.fill(with: text.shingles) }

    /// What the first text and this one share.
    ///
    /// - Complexity: O(*n*) in the different shingles of this text.
    func overlap(with text: ComparedText) -> Overlap {
        var shared = 0
        for hash in text.shingles where first.contains(hash) { shared += 1 }
        return Overlap(first: first.count, second: text.shingles.count, shared: shared)
    }
}

/// How much two texts share, counted exactly in different shingles.
public struct Overlap: Sendable, Hashable {
    /// Different shingles of the first text.
    public var first: Int
    /// Different shingles of the second text.
    public var second: Int
    /// Different shingles that both have.
    public var shared: Int

    public init(first: Int, second: Int, shared: Int) {
        self.first = first
        self.second = second
        self.shared = shared
    }

    /// The overlap of a text of so many different shingles with itself.
    static func identical(shingles: Int) -> Overlap {
        Overlap(first: shingles, second: shingles, shared: shingles)
    }

    /// Whether each text has all shingles of the other.
    var isOfEqualSets: Bool { shared == first && shared == second }

    /// The same seen from the second text.
    var turned: Overlap { Overlap(first: second, second: first, shared: shared) }

    /// Shared shingles over all different ones: the Jaccard similarity, 0...1.
    public var jaccard: Double { ratio(shared, first + second - shared) }
    /// The share of the first text found in the second, 0...1.
    public var firstInSecond: Double { ratio(shared, first) }
    /// The share of the second text found in the first, 0...1.
    public var secondInFirst: Double { ratio(shared, second) }
    /// The share of the text with fewer shingles found in the other.
    public var containment: Double { max(firstInSecond, secondInFirst) }

    private func ratio(_ part: Int, _ whole: Int) -> Double {
        whole == 0 ? 0 : Double(part) / Double(whole)
    }
}
