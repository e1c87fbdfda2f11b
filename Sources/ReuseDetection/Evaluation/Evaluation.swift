/// How well verdicts agree with labels: precision and recall of what was
/// flagged, and how well the scores alone tell reuse from the rest.
public struct Evaluation: Sendable, Hashable {
    /// One labelled pair with what was found of it.
    public struct Pair: Sendable, Hashable {
        /// Whether it is reuse in truth.
        public let isReuse: Bool
        /// Whether it was judged reuse.
        public let isFlagged: Bool
        public let score: Double

        public init(isReuse: Bool, isFlagged: Bool, score: Double) {
            self.isReuse = isReuse
            self.isFlagged = isFlagged
            self.score = score
        }
    }

    /// Pairs that are reuse in truth.
    public let positives: Int
    /// Pairs that are not.
    public let negatives: Int
    public let flagged: Int
    public let flaggedRightly: Int
    /// The probability that a pair of reuse scores higher than one that is
    /// none, ties counting half: the area under the ROC curve. Nil where one
    /// kind is missing.
    public let auc: Double?
    /// The mean, over the pairs of reuse, of the precision among all pairs that
    /// score at least as high. Nil without reuse.
    public let averagePrecision: Double?

    /// O(n log n).
    public init(_ pairs: [Pair]) {
        positives = pairs.count { $0.isReuse }
        negatives = pairs.count - positives
        flagged = pairs.count { $0.isFlagged }
        flaggedRightly = pairs.count { $0.isFlagged && $0.isReuse }
        (auc, averagePrecision) = Self.ranking(pairs, positives: positives, negatives: negatives)
    }

    /// Of what was flagged, how much is reuse. Nil where nothing was.
    public var precision: Double? { Self.ratio(flaggedRightly, flagged) }
    /// Of what is reuse, how much was flagged. Nil where nothing is.
    public var recall: Double? { Self.ratio(flaggedRightly, positives) }
    /// The harmonic mean of precision and recall; nil without reuse.
    public var f1: Double? { positives == 0 ? nil : Self.ratio(2 * flaggedRightly, flagged + positives) }

    private static func ranking(
        _ pairs: [Pair], positives: Int, negatives: Int
    ) -> (auc: Double?, averagePrecision: Double?) {
        guard positives > 0 else { return (nil, nil) }
        let ranked = pairs.sorted { $0.score > $1.score }
        // Pairs of reuse over others, in halves because of ties.
        var won = 0
        var precisions = 0.0
        var (above, aboveReuse) = (0, 0)
        while above < ranked.count {
            var (tied, tiedReuse) = (0, 0)
            while above + tied < ranked.count, ranked[above + tied].score == ranked[above].score {
                tiedReuse += ranked[above + tied].isReuse ? 1 : 0
                tied += 1
            }
            let below = negatives - (above - aboveReuse) - (tied - tiedReuse)
            won += tiedReuse * (2 * below + tied - tiedReuse)
            above += tied
            aboveReuse += tiedReuse
            precisions += Double(tiedReuse) * Double(aboveReuse) / Double(above)
        }
        return (ratio(won, 2 * positives * negatives), precisions / Double(positives))
    }

    private static func ratio(_ part: Int, _ whole: Int) -> Double? {
        whole == 0 ? nil : Double(part) / Double(whole)
    }
}

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

/// Things gathered by what connects them: for each the number of its group.
///
/// For labels, where every connection is true; what is found is gathered with
/// more care (``Family``).
public struct ConnectedGroups: Sendable {
    private var parents: [Int]

    public init(count: Int) {
        parents = Array(0..<count)
    }

    public mutating func connect(_ one: Int, _ other: Int) {
        let (one, other) = (root(of: one), root(of: other))
        parents[max(one, other)] = min(one, other)
    }

    /// For each thing the lowest one it is connected to.
    public var groups: [Int] {
        var copy = self
        return parents.indices.map { copy.root(of: $0) }
    }

    private mutating func root(of thing: Int) -> Int {
        var thing = thing
        while parents[thing] != thing {
            parents[thing] = parents[parents[thing]]
            thing = parents[thing]
        }
        return thing
    }
}
