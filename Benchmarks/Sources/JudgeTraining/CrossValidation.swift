public import ReuseDetection

/// Judgements of labelled pairs by judges that were not taught by them.
public enum CrossValidation {
    /// How pairs are divided.
    public enum Division: Sendable {
        /// A set is judged by what the others teach.
        case bySet
        /// A tenth is judged by what the other nine tenths teach, groups kept
        /// together.
        case tenFold
    }

    /// The judgements of `pairs`, in their order.
    public static func judgements(
        of pairs: [LabelledMeasurement], _ design: JudgeDesign, _ division: Division
    ) -> [Judge.Judgement] {
        let parts = parts(of: pairs, division)
        let found = Parallel.map(count: parts.count, stride: 1, threads: 2, makeState: { () }) { range, _ in
            parts[range].flatMap { part in
                var isTaught = [Bool](repeating: true, count: pairs.count)
                for place in part { isTaught[place] = false }
                let judge = design.judge(taughtBy: pairs.indices.filter { isTaught[$0] }.map { pairs[$0] })
                return part.map { (place: $0, judgement: judge.judgement(pairs[$0].pair)) }
            }
        }
        return found.joined().sorted { $0.place < $1.place }.map(\.judgement)
    }

    /// The places of the pairs that are judged by one judge.
    private static func parts(of pairs: [LabelledMeasurement], _ division: Division) -> [[Int]] {
        let places = Dictionary(grouping: pairs.indices) { place in
            switch division {
            case .bySet: pairs[place].set
            case .tenFold: String(fold(of: pairs[place]))
            }
        }
        return places.sorted { $0.key < $1.key }.map(\.value)
    }

    /// The tenth a pair belongs to; all of a group belong to one.
    public static func fold(of pair: LabelledMeasurement) -> Int {
        (pair.group &* 7919 &+ pair.set.utf8.count) % 10
    }
}
