/// How far two ways to gather the same things into groups agree, corrected for
/// chance (Hubert and Arabie 1985): 1 where they are the same, about 0 where
/// they have nothing to do with each other.
public enum AdjustedRandIndex {
    /// The index of two groupings: for each thing the number of its group.
    ///
    /// 1 where both leave all things alone, or have them all in one group.
    /// O(n).
    public static func of(_ one: [Int], _ other: [Int]) -> Double {
        precondition(one.count == other.count, "both groupings are of the same things")
        var cells: [Cell: Int] = [:]
        for (left, right) in zip(one, other) { cells[Cell(one: left, other: right), default: 0] += 1 }
        let together = pairs(cells.values)
        let (inOne, inOther) = (pairs(sizes(one)), pairs(sizes(other)))
        let all = pairs([one.count])
        // Times all pairs: what chance would put together, and the most there is.
        let (expected, most) = (inOne * inOther, (inOne + inOther) / 2 * all)
        return most == expected ? 1 : (together * all - expected) / (most - expected)
    }

    private struct Cell: Hashable {
        let one: Int
        let other: Int
    }

    private static func sizes(_ groups: [Int]) -> [Int] {
        var sizes: [Int: Int] = [:]
        for group in groups { sizes[group, default: 0] += 1 }
        return Array(sizes.values)
    }

    /// Pairs within groups of these sizes; a whole number below 2^53, so that
    /// the sum is exact in any order.
    private static func pairs(_ sizes: some Sequence<Int>) -> Double {
        sizes.reduce(0) { $0 + Double($1) * Double($1 - 1) / 2 }
    }
}
