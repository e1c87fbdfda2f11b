import Glibc

/// Says what a compared pair is, from its overlap.
public struct Judge: Sendable {
    private let options: DetectionOptions

    public init(options: DetectionOptions) {
        self.options = options
    }

    /// From this share of the shorter text on, a pair is a rewrite, excerpt or
    /// copy. Independent reports of one event reach 0.2 in the worst case,
    /// different stories on one theme 0.07.
    public static let leastContainment = 0.2
    /// From this share on, it is the text itself that was taken over.
    static let copyContainment = 0.6
    /// An excerpt is at most this much of the longer text.
    static let excerptLength = 0.5

    /// The relation of two texts that are not word for word the same.
    public func relation(_ overlap: Overlap) -> Relation {
        if overlap.jaccard >= options.similarity { return .copy }
        guard options.findsRewrites, overlap.containment >= Self.leastContainment else { return .unrelated }
        let shorter = Double(min(overlap.first, overlap.second))
        let longer = Double(max(overlap.first, overlap.second))
        if shorter <= Self.excerptLength * longer { return .partial }
        return overlap.containment >= Self.copyContainment ? .copy : .rewrite
    }

    /// The probability of reuse: one half at the least containment called
    /// reuse, and 0.98 at twice that.
    public func score(_ overlap: Overlap) -> Double {
        let threshold = options.findsRewrites ? Self.leastContainment : options.similarity
        let value = options.findsRewrites ? overlap.containment : overlap.jaccard
        return 1 / (1 + exp(-20 * (value - threshold)))
    }
}
