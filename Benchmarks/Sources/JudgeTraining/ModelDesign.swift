public import ReuseDetection

/// What a model is made of, and what it learns from.
public struct ModelDesign: Sendable {
    /// Its name in the written file, and what it says.
    public let name: String
    public let summary: String
    /// Reversed where more of a feature speaks for no.
    public private(set) var terms:
        [(feature: PairFeatures.Feature, scale: LogisticModel.Scale, isReversed: Bool)]
    /// Says whether a pair is an example, and of what.
    public let truth: @Sendable (LabelledMeasurement) -> Bool?
    /// What the examples of a set weigh together, half for yes and half for
    /// no: sets differ in size for reasons that have nothing to do with news.
    let weights: [String: (yes: Double, no: Double)]
    let ridge = 1.0

    public static let wording = ModelDesign(
        name: "wording", summary: "Whether one text carries the other's wording.",
        terms: [
            (.sharedPairsOfShorter, .share, false), (.sharedPairsOfLonger, .share, false),
            (.sharedTriples, .count, false), (.order, .plain, false), (.following, .plain, false),
            (.followingInLonger, .plain, false),
        ],
        truth: { pair in
            guard let isReuse = pair.isReuse, pair.features.bodyWords >= 50 else { return nil }
            // What a heavy rewrite keeps is not its wording; a look-alike's
            // wording is shared, and the other model's business.
            let isMisleading =
                pair.label.contains("heavy") && pair.set == "newsreuse" || pair.label == "look-alike"
                || ["summary", "summary-none", "translation"].contains(pair.label)
            return isMisleading || pair.set == "reuters21578" ? nil : isReuse
        },
        weights: [
            "fnc1": (60, 60), "newsreuse": (55, 45), "clough-stevenson": (10, 10), "pan13": (15, 15),
        ])

    public static let sameFacts = ModelDesign(
        name: "sameFacts", summary: "Whether shared wording tells the same facts, and is no formula.",
        terms: [
            (.numbers, .plain, false), (.missingNumbers, .count, true), (.names, .plain, false),
            (.substitutions, .plain, true),
        ],
        truth: { pair in
            guard pair.features.bodyWords >= 50 else { return nil }
            if pair.set == "reuters21578" { return pair.isReuse }
            if pair.label == "look-alike" { return false }
            // Obfuscation exchanges the words of these, facts and all.
            if pair.set == "pan13", pair.label != "verbatim" { return nil }
            return pair.isReuse == true ? true : nil
        },
        weights: [
            "reuters21578": (20, 30), "newsreuse": (25, 10), "fnc1": (40, 0), "clough-stevenson": (15, 0),
            "pan13": (15, 0),
        ])

    /// The features of a pair as the model takes them, each turned so that
    /// more of it speaks for yes.
    public func values(_ features: PairFeatures) -> [Double] {
        terms.map { term in (term.isReversed ? -1 : 1) * term.scale.value(features[term.feature]) }
    }

    /// The same without a feature.
    func without(_ feature: PairFeatures.Feature) -> ModelDesign {
        var design = self
        design.terms.removeAll { $0.feature == feature }
        return design
    }
}
