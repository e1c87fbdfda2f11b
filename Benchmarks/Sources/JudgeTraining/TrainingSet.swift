import ArticleText
import LabelledNews
import ReuseDetection

/// A labelled pair as numbers.
struct Measured: Sendable {
    let set: String
    let label: String
    let isReuse: Bool?
    let group: Int
    let features: PairFeatures

    /// All pairs of some sets, measured on several threads.
    static func measure(_ sets: [LabelledSet]) -> [Measured] {
        let pairs = sets.flatMap { set in set.pairs.map { (set.name, $0) } }
        return Parallel.map(count: pairs.count, stride: 16, threads: 2, makeState: { () }) { range, _ in
            pairs[range].map { set, pair in
                Measured(
                    set: set, label: pair.label, isReuse: pair.isReuse, group: pair.group,
                    features: PairFeatures(ExaminedArticle(pair.a), ExaminedArticle(pair.b)))
            }
        }.flatMap { $0 }
    }
}
