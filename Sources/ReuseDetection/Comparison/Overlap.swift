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
