import JudgeTraining
import ReuseDetection

/// The labelled pairs of all sets with what three judges say of them.
struct JudgedPairs {
    struct Pair {
        let pair: LabelledMeasurement
        let judgement: Judge.Judgement

        var isFlagged: Bool { judgement.relation.isReuse }
    }

    private let shipped: [Pair]
    /// Nil where nothing is cross-validated.
    private let leftOut: [Pair]?
    private let tenFold: [Pair]?

    init(_ pairs: [LabelledMeasurement], isCrossValidated: Bool) {
        func judged(_ judgements: [Judge.Judgement]) -> [Pair] {
            zip(pairs, judgements).map { Pair(pair: $0, judgement: $1) }
        }
        let judge = Judge(options: DetectionOptions())
        shipped = judged(pairs.map { judge.judgement($0.pair) })
        leftOut = isCrossValidated ? judged(CrossValidation.judgements(of: pairs, .shipped, .bySet)) : nil
        tenFold = isCrossValidated ? judged(CrossValidation.judgements(of: pairs, .shipped, .tenFold)) : nil
    }

    /// A figure of some pairs of a set, by each judge; nil without such pairs.
    func figure(
        _ set: String, _ name: String, _ target: Figure.Target? = nil,
        isForLeftOut: Bool = false, where isCounted: (LabelledMeasurement) -> Bool = { _ in true },
        _ value: ([Pair]) -> Figure.Value
    ) -> Figure? {
        func measured(_ pairs: [Pair]) -> Figure.Value {
            value(pairs.filter { $0.pair.set == set && isCounted($0.pair) })
        }
        guard shipped.contains(where: { $0.pair.set == set && isCounted($0.pair) }) else { return nil }
        return Figure(
            set: set, name: name, target: target, measured: measured(shipped),
            leftOut: leftOut.map(measured), tenFold: tenFold.map(measured), isForLeftOut: isForLeftOut)
    }
}

extension [JudgedPairs.Pair] {
    /// How well the judgements agree with the labels.
    var evaluation: Evaluation {
        Evaluation(
            compactMap { pair in
                pair.pair.isReuse.map {
                    Evaluation.Pair(
                        isReuse: $0, isFlagged: pair.isFlagged, score: pair.judgement.score)
                }
            })
    }

    /// The share judged reuse.
    var flagged: Figure.Value { .share(count { $0.isFlagged }, of: count) }
}
