/// A stretch of one text that was made from a stretch of another, or both from
/// a third: where reuse begins and ends, however much in between was changed.
public struct ReusedStretch: Sendable, Hashable {
    /// In bytes of the first text.
    public let first: Range<Int>
    /// In bytes of the second text.
    public let second: Range<Int>
}
