/// A stretch of one text aligned with a stretch of another.
public struct Passage: Sendable, Hashable {
    public enum Kind: String, Sendable, Hashable {
        /// Word for word, case and punctuation aside.
        case verbatim
        /// The same said in other words.
        case reworded
        /// Inside quotation marks in both: the speaker's words, not the author's.
        case quote
    }

    /// In bytes of the first text.
    public let first: Range<Int>
    /// In bytes of the second text.
    public let second: Range<Int>
    public let kind: Kind
    /// 0...1.
    public let similarity: Double
    /// Words of the first text in the passage.
    public let words: Int

    public init(first: Range<Int>, second: Range<Int>, kind: Kind, similarity: Double, words: Int) {
        self.first = first
        self.second = second
        self.kind = kind
        self.similarity = similarity
        self.words = words
    }

    /// The same seen from the second text, but for the number of words.
    public var turned: Passage {
        Passage(first: second, second: first, kind: kind, similarity: similarity, words: words)
    }
}
