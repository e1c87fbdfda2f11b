extension Passage {
    /// A passage found before.
    public init(
        stored first: Range<Int>, _ second: Range<Int>, kind: Kind, similarity: Double, words: Int
    ) {
        self.init(first: first, second: second, kind: kind, similarity: similarity, words: words)
    }
}
