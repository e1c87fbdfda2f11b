public import ReuseDetection

/// A model fitted to labelled pairs, its coefficients rounded, so that the last
/// bit of a logarithm, which differs from machine to machine, is not in them.
public struct FittedModel: Sendable {
    public let design: ModelDesign
    public let model: LogisticModel

    public init(_ design: ModelDesign, to pairs: [LabelledMeasurement]) {
        let fit = LogisticFit(design, to: pairs)
        self.design = design
        model = LogisticModel(
            bias: Self.rounded(fit.bias),
            terms: design.terms.indices.map { index in
                let term = design.terms[index]
                let sign = term.isReversed ? -1.0 : 1.0
                return LogisticModel.Term(
                    term.feature, term.scale, weight: Self.rounded(sign * fit.weights[index]),
                    middle: Self.rounded(sign * fit.means[index]))
            })
    }

    private static func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 + 0 }
}

extension LogisticFit {
    /// Fits a design to those of some pairs that are examples.
    public init(_ design: ModelDesign, to pairs: [LabelledMeasurement]) {
        let known = pairs.compactMap { pair in design.truth(pair).map { (pair: pair, isPositive: $0) } }
        var counts: [String: (yes: Int, no: Int)] = [:]
        for one in known {
            counts[one.pair.set, default: (0, 0)].yes += one.isPositive ? 1 : 0
            counts[one.pair.set, default: (0, 0)].no += one.isPositive ? 0 : 1
        }
        let examples = known.compactMap { one -> Example? in
            guard let weights = design.weights[one.pair.set], let count = counts[one.pair.set] else {
                return nil
            }
            return Example(
                values: design.values(one.pair.features), isPositive: one.isPositive,
                weight: one.isPositive ? weights.yes / Double(count.yes) : weights.no / Double(count.no))
        }
        self.init(examples, ridge: design.ridge)
    }
}
