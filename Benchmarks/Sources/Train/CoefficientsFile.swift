import JudgeTraining
import ReuseDetection

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
        text += "        bias: \(model.model.bias),\n        terms: [\n"
        for term in model.model.terms where term.weight != 0 {
            text += "            Term(.\(term.feature), .\(term.scale), weight: \(term.weight), "
            text += "middle: \(term.middle)),\n"
        }
        return text + "        ])"
    }
}
