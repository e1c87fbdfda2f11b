import SyntheticNews

/// Two sets of random hashes, equally large, as similar as wished.
struct RandomPair {
    let first: [UInt64]
    let second: [UInt64]
    /// The Jaccard similarity they have, which is the wished one as nearly as
    /// whole elements allow.
    let jaccard: Double

    init(size: Int, jaccard: Double, random: inout SeededGenerator) {
        let shared = Int((2 * Double(size) * jaccard / (1 + jaccard)).rounded())
        let common = (0..<shared).map { _ in random.next() }
        first = common + (shared..<size).map { _ in random.next() }
        second = common + (shared..<size).map { _ in random.next() }
        self.jaccard = Double(shared) / Double(2 * size - shared)
    }
}
