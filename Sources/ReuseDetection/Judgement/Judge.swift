/// Says what a compared pair is.
///
/// Two questions make reuse: does one text carry the other's wording, and does
/// that wording tell the same facts? Each is a small logistic model over
/// features a reader can check; the probability of reuse is the smaller answer's.
public struct Judge: Sendable {
    public struct Judgement: Sendable {
        public let relation: Relation
        /// The probability of reuse.
        public let score: Double
        /// nil where the overlap alone decided.
        let features: PairFeatures?
    }

    /// A pair that shares less than this of the shorter text's shingles is not
    /// looked at: what is left in common is the language's.
    private static let minContainment = 0.06
    /// What such a pair scores.
    private static let minScore = 0.01
    /// Texts of fewer words are never called reuse unless they are
    /// near-duplicates: a headline and a sentence share half their words by
    /// chance.
    static let minWords = 50
    /// A near-duplicate in which fewer numbers differ is a copy; in one with
    /// more, formulas are looked for.
    private static let suspiciousNumbers = 2
    /// Copy is taken over within days, while formulas come out for years: of a
    /// pair published this far apart the facts must agree better, by so much in
    /// log-odds.
    static let staleDays = 14.0
    static let staleWeight = -2.0
    /// From this share of own words in shared runs on, the text itself was
    /// taken over.
    private static let copyShare = 0.6
    /// A copy is at least this much of the other in length; less is an excerpt.
    private static let copyLength = 0.4
    /// Where the words in shared runs are this share of what tracks the other
    /// text, passages were taken over rather than restated.
    private static let passageShare = 0.58

    private let options: DetectionOptions
    private let models: Models

    public init(options: DetectionOptions, models: Models = .shipped) {
        self.options = options
        self.models = models
    }

    /// What a pair is that was measured before.
    public func judgement(_ pair: MeasuredPair) -> Judgement {
        judgement(pair.overlap, daysApart: pair.daysApart, missingNumbers: pair.missingNumbers) {
            pair.features
        }
    }

    /// - Parameters:
    ///   - daysApart: between the two publications, 0 where that is not known.
    ///   - missingNumbers: different numbers each text has and the other lacks,
    ///     in the one with fewer of them.
    ///   - features: computed only where the overlap does not decide.
    func judgement(
        _ overlap: Overlap, daysApart: Double, missingNumbers: @autoclosure () -> Int,
        features: () -> PairFeatures
    ) -> Judgement {
        let isNearDuplicate = overlap.jaccard >= options.similarity
        guard options.findsRewrites else {
            return Judgement(
                relation: isNearDuplicate ? .copy : .unrelated, score: overlap.jaccard, features: nil)
        }
        if isNearDuplicate, missingNumbers() < (daysApart >= Self.staleDays ? 1 : Self.suspiciousNumbers) {
            return Judgement(relation: .copy, score: Self.score(ofNearDuplicate: overlap), features: nil)
        }
        guard overlap.containment >= Self.minContainment else {
            return Judgement(relation: .unrelated, score: Self.minScore, features: nil)
        }
        let features = features()
        let facts = models.sameFacts.probability(
            features, offset: daysApart >= Self.staleDays ? Self.staleWeight : 0)
        return isNearDuplicate ? nearDuplicate(overlap, features, facts) : other(overlap, features, facts)
    }

    private func nearDuplicate(_ overlap: Overlap, _ features: PairFeatures, _ facts: Double) -> Judgement {
        Judgement(
            relation: facts >= 0.5 ? .copy : .template, score: facts * Self.score(ofNearDuplicate: overlap),
            features: features)
    }

    /// From 0.97 at the least similarity to 1 for the same shingles.
    private static func score(ofNearDuplicate overlap: Overlap) -> Double {
        1 - 0.1 * (1 - overlap.jaccard)
    }

    private func other(_ overlap: Overlap, _ features: PairFeatures, _ facts: Double) -> Judgement {
        let wording = models.wording.probability(features)
        let isLongEnough = features.bodyWords >= Self.minWords
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
            if features.boilerplateShare >= 0.5 { return .boilerplate }
            if features.spokenShare >= 0.5 { return .quotes }
        }
        return features[.names] >= 0.5 && features.trackedShare >= 0.2 ? .related : .unrelated
    }
}

extension Judge {
    /// The answers to the judge's two questions.
    public struct Models: Sendable {
        /// Whether one text carries the other's wording.
        public let wording: LogisticModel
        /// Whether shared wording tells the same facts.
        public let sameFacts: LogisticModel

        public init(wording: LogisticModel, sameFacts: LogisticModel) {
            self.wording = wording
            self.sameFacts = sameFacts
        }

        /// Those everything but training uses.
        public static let shipped = Models(wording: .wording, sameFacts: .sameFacts)
    }
}
