import Foundation
import ReuseDetection

/// A model fitted to all sets, and how it fares on what it has not seen.
struct ModelTraining {
    private struct Known {
        let pair: Measured
        let isPositive: Bool
    }

    let fitted: FittedModel
    private let design: ModelDesign
    private let known: [Known]

    init(_ design: ModelDesign, _ pairs: [Measured]) {
        self.design = design
        known = pairs.compactMap { pair in design.truth(pair).map { Known(pair: pair, isPositive: $0) } }
        fitted = FittedModel(design, Self.fit(known, design))
    }

    private static func fit(_ known: [Known], _ design: ModelDesign) -> LogisticFit {
        var counts: [String: (yes: Int, no: Int)] = [:]
        for one in known {
            counts[one.pair.set, default: (0, 0)].yes += one.isPositive ? 1 : 0
            counts[one.pair.set, default: (0, 0)].no += one.isPositive ? 0 : 1
        }
        let examples = known.compactMap { one -> LogisticFit.Example? in
            guard let weights = design.weights[one.pair.set], let count = counts[one.pair.set] else {
                return nil
            }
            return LogisticFit.Example(
                values: design.values(one.pair.features), isPositive: one.isPositive,
                weight: one.isPositive ? weights.yes / Double(count.yes) : weights.no / Double(count.no))
        }
        return LogisticFit(examples, ridge: design.ridge)
    }

    /// A line for each set: left out whole, and ten-fold.
    var report: String {
        var text = "\(design.name): \(known.count) pairs\n"
        let sets = known.map(\.pair.set).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        let folds = crossValidated
        for set in sets {
            let own = known.indices.filter { known[$0].pair.set == set }
            let others = Self.fit(known.filter { $0.pair.set != set }, design)
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
        var probabilities = [Double](repeating: 0, count: known.count)
        func fold(_ one: Known) -> Int { (one.pair.group &* 7919 &+ one.pair.set.utf8.count) % 10 }
        for number in 0..<10 {
            let model = Self.fit(known.filter { fold($0) != number }, design)
            for place in known.indices where fold(known[place]) == number {
                probabilities[place] = model.probability(design.values(known[place].pair.features))
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
