public import LabelledNews
public import ReuseDetection

/// A labelled pair as numbers.
public struct LabelledMeasurement: Sendable {
    public let set: String
    public let label: String
    /// nil where the label says neither.
    public let isReuse: Bool?
    /// Pairs of one set with one group must not be divided between training
    /// and test.
    public let group: Int
    public let pair: MeasuredPair

    public var features: PairFeatures { pair.features }

    /// All pairs of some sets, measured on several threads.
    public static func measure(
        _ sets: [LabelledSet], parts: PairFeatures.Parts = .all
    ) -> [LabelledMeasurement] {
        let pairs = sets.flatMap { set in set.pairs.map { (set.name, $0) } }
        return Parallel.map(count: pairs.count, stride: 16, threads: 2, makeState: { () }) { range, _ in
            pairs[range].map { set, pair in
                LabelledMeasurement(
                    set: set, label: pair.label, isReuse: pair.isReuse, group: pair.group,
                    pair: MeasuredPair(ExaminedArticle(pair.a), ExaminedArticle(pair.b), parts: parts))
            }
        }.flatMap { $0 }
    }
}
