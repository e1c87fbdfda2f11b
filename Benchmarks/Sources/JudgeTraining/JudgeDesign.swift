public import ReuseDetection

/// What the judge's two models are made of.
public struct JudgeDesign: Sendable {
    public let wording: ModelDesign
    /// nil for a judge that asks only for the wording.
    public let sameFacts: ModelDesign?

    public init(wording: ModelDesign, sameFacts: ModelDesign?) {
        self.wording = wording
        self.sameFacts = sameFacts
    }

    public static let shipped = JudgeDesign(wording: .wording, sameFacts: .sameFacts)

    /// The models fitted one after the other: whether the facts are the same is
    /// learnt from pairs that share wording.
    public func fitted(to pairs: [LabelledMeasurement]) -> (wording: FittedModel, sameFacts: FittedModel?) {
        let first = FittedModel(wording, to: pairs)
        return (first, sameFacts.map { FittedModel($0, to: Self.carrying(pairs, first.model)) })
    }

    /// The pairs in which one text carries the other's wording.
    public static func carrying(
        _ pairs: [LabelledMeasurement], _ wording: LogisticModel
    ) -> [LabelledMeasurement] {
        pairs.filter { wording.probability($0.features) >= 0.5 }
    }

    /// A judge taught by some pairs.
    public func judge(taughtBy pairs: [LabelledMeasurement]) -> Judge {
        let models = fitted(to: pairs)
        let certain = LogisticModel(bias: 50, terms: [])
        return Judge(
            options: DetectionOptions(),
            models: Judge.Models(
                wording: models.wording.model, sameFacts: models.sameFacts?.model ?? certain))
    }

    /// The same with a feature left out of whichever model has it.
    public func without(_ feature: PairFeatures.Feature) -> JudgeDesign {
        JudgeDesign(wording: wording.without(feature), sameFacts: sameFacts?.without(feature))
    }
}
