/// A word of a text: the hash of its folded letters, and where it stands.
public struct Token: Sendable, Hashable {
    /// The 64-bit hash of the folded word: equal words, equal hashes.
    public var hash: UInt64
    /// Where the word starts in the text, in bytes.
    public var start: UInt32
    /// Where it ends. In scripts written without spaces a token is a run of
    /// characters that overlaps the next token.
    public var end: UInt32

    /// Where the word stands in the text, in bytes.
    public var range: Range<Int> { Int(start)..<Int(end) }
}
