import Foundation
import JudgeTraining
import ReuseDetection

/// How one model fares on pairs it has not seen.
struct ModelReport {
    private struct Known {
        let pair: LabelledMeasurement
        let isPositive: Bool
    }

    private let design: ModelDesign
    private let known: [Known]

    init(_ design: ModelDesign, _ pairs: [LabelledMeasurement]) {
        self.design = design
        known = pairs.compactMap { pair in design.truth(pair).map { Known(pair: pair, isPositive: $0) } }
    }

    /// A line for each set: left out whole, and ten-fold.
    var text: String {
        var text = "\(design.name): \(known.count) pairs\n"
        let sets = known.map(\.pair.set).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        let folds = crossValidated
        for set in sets {
            let own = known.indices.filter { known[$0].pair.set == set }
            let others = LogisticFit(design, to: known.map(\.pair).filter { $0.set != set })
            text += Self.line(
                "\(set), trained on the others",
                own.map { place in
                    (known[place].isPositive, others.probability(design.values(known[place].pair.features)))
                })
            text += Self.line("\(set), ten-fold over all", own.map { (known[$0].isPositive, folds[$0]) })
        }
        return text
    }

    private var crossValidated: [Double] {
        let folds = known.map { CrossValidation.fold(of: $0.pair) }
        let pairs = known.map(\.pair)
        var probabilities = [Double](repeating: 0, count: known.count)
        for number in 0..<10 {
            let model = LogisticFit(
                design, to: pairs.indices.filter { folds[$0] != number }.map { pairs[$0] })
            for place in known.indices where folds[place] == number {
                probabilities[place] = model.probability(design.values(pairs[place].features))
            }
        }
        return probabilities
    }

    private static func line(_ name: String, _ results: [(truth: Bool, score: Double)]) -> String {
        let evaluation = Evaluation(
            results.map { Evaluation.Pair(isReuse: $0.truth, isFlagged: $0.score >= 0.5, score: $0.score) })
        return name.padding(toLength: 44, withPad: " ", startingAt: 0)
            + String(
                format: "F1 %.3f  precision %.3f  recall %.3f  AUC %.3f\n", evaluation.f1 ?? .nan,
                evaluation.precision ?? .nan, evaluation.recall ?? .nan, evaluation.auc ?? .nan)
    }
}
