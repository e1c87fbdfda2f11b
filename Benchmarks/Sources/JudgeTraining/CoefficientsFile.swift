import Foundation
import ReuseDetection

/// A fitted model with its coefficients rounded, so that the last bit of a
/// logarithm, which differs from machine to machine, is not in them.
struct FittedModel {
    let design: ModelDesign
    let bias: Double
    let terms: [LogisticModel.Term]

    init(_ design: ModelDesign, _ fit: LogisticFit) {
        self.design = design
        bias = Self.rounded(fit.bias)
        terms = design.terms.indices.map { index in
            let term = design.terms[index]
            let sign = term.isReversed ? -1.0 : 1.0
            return LogisticModel.Term(
                term.feature, term.scale, weight: Self.rounded(sign * fit.weights[index]),
                middle: Self.rounded(sign * fit.means[index]))
        }
    }

    func probability(_ features: PairFeatures) -> Double {
        LogisticModel(bias: bias, terms: terms).probability(features)
    }

    private static func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 + 0 }
}

/// The Swift source of some models.
struct CoefficientsFile {
    let models: [FittedModel]

    var text: String {
        var text = "// Written by `make train`; do not edit.\n\nextension LogisticModel {\n"
        text += models.map(Self.source).joined(separator: "\n\n")
        return text + "\n}\n"
    }

    private static func source(_ model: FittedModel) -> String {
        var text = "    /// \(model.design.summary)\n    static let \(model.design.name) = LogisticModel(\n"
        text += "        bias: \(model.bias),\n        terms: [\n"
        for term in model.terms where term.weight != 0 {
            text += "            Term(.\(term.feature), .\(term.scale), weight: \(term.weight), "
            text += "middle: \(term.middle)),\n"
        }
        return text + "        ])"
    }
}
