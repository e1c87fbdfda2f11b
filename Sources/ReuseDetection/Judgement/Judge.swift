/// Says what a compared pair is.
///
/// Two questions make reuse: does one text carry the other's wording, and does
/// that wording tell the same facts? Each is a small logistic model over
/// features a reader can check; the probability of reuse is the smaller answer's.
struct Judge: Sendable {
    struct Judgement {
        let relation: Relation
        /// The probability of reuse.
        let score: Double
        /// nil where the overlap alone decided.
        let features: PairFeatures?
    }

    /// A pair that shares less than this of the shorter text's shingles is not
    /// looked at: what is left in common is the language's.
    private static let leastContainment = 0.04
    /// What such a pair scores.
    private static let leastScore = 0.01
    /// Texts of fewer words are never called reuse unless they are
    /// near-duplicates: a headline and a sentence share half their words by
    /// chance.
    static let leastWords = 50
    /// A near-duplicate in which fewer numbers differ is a copy; in one with
    /// more, formulas are looked for.
    private static let suspiciousNumbers = 2
    /// From this share of own words in shared runs on, the text itself was
    /// taken over.
    private static let copyShare = 0.6
    /// A copy is at least this much of the other in length; less is an excerpt.
    private static let copyLength = 0.4
    /// Where the words in shared runs are this share of what tracks the other
    /// text, passages were taken over rather than restated.
    private static let passageShare = 0.58

    private let options: DetectionOptions

    init(options: DetectionOptions) {
        self.options = options
    }

    /// - Parameters:
    ///   - missingNumbers: different numbers each text has and the other lacks,
    ///     in the one with fewer of them.
    ///   - features: computed only where the overlap does not decide.
    func judgement(
        _ overlap: Overlap, missingNumbers: @autoclosure () -> Int, features: () -> PairFeatures
    ) -> Judgement {
        let isNearDuplicate = overlap.jaccard >= options.similarity
        guard options.findsRewrites else {
            return Judgement(
                relation: isNearDuplicate ? .copy : .unrelated, score: overlap.jaccard, features: nil)
        }
        if isNearDuplicate, missingNumbers() < Self.suspiciousNumbers {
            return Judgement(relation: .copy, score: Self.score(ofNearDuplicate: overlap), features: nil)
        }
        guard overlap.containment >= Self.leastContainment else {
            return Judgement(relation: .unrelated, score: Self.leastScore, features: nil)
        }
        return isNearDuplicate ? nearDuplicate(overlap, features()) : other(overlap, features())
    }

    private func nearDuplicate(_ overlap: Overlap, _ features: PairFeatures) -> Judgement {
        let facts = LogisticModel.sameFacts.probability(features)
        return Judgement(
            relation: facts >= 0.5 ? .copy : .template, score: facts * Self.score(ofNearDuplicate: overlap),
            features: features)
    }

    /// From 0.97 at the least similarity to 1 for the same shingles.
    private static func score(ofNearDuplicate overlap: Overlap) -> Double {
        1 - 0.1 * (1 - overlap.jaccard)
    }

    private func other(_ overlap: Overlap, _ features: PairFeatures) -> Judgement {
        let wording = LogisticModel.wording.probability(features)
        let facts = LogisticModel.sameFacts.probability(features)
        let isLongEnough = features.bodyWords >= Self.leastWords
        let score = min(wording, facts, isLongEnough ? 1 : 0.3)
        let relation =
            score >= 0.5
            ? reuse(features)
            : wording >= 0.5 && facts < 0.5 && isLongEnough ? .template : difference(overlap, features)
        return Judgement(relation: relation, score: score, features: features)
    }

    private func reuse(_ features: PairFeatures) -> Relation {
        if features.verbatimShare >= Self.copyShare {
            return features.lengthRatio >= Self.copyLength ? .copy : .partial
        }
        return features.verbatimShare >= Self.passageShare * features.trackedShare ? .partial : .rewrite
    }

    /// What a pair is that is no reuse.
    private func difference(_ overlap: Overlap, _ features: PairFeatures) -> Relation {
        if features.sharedWords > 0 {
            if features.furnitureShare >= 0.5 { return .furniture }
            if features.spokenShare >= 0.5 { return .quotes }
        }
        return features[.names] >= 0.5 && features.trackedShare >= 0.2 ? .related : .unrelated
    }
}
