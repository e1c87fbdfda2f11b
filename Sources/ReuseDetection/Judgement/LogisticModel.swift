import Glibc

/// A probability from a weighted sum of features.
public struct LogisticModel: Sendable, Hashable {
    /// How a feature enters the sum.
    public enum Scale: Sendable, Hashable {
        case plain
        /// The logarithm of a share, flattened near nought.
        case share
        /// The binary logarithm of a number and one.
        case count

        public func value(_ raw: Double) -> Double {
            switch self {
            case .plain: raw
            case .share: log(raw + 0.02)
            case .count: log2(raw + 1)
            }
        }
    }

    public struct Term: Sendable, Hashable {
        public let feature: PairFeatures.Feature
        public let scale: Scale
        /// Log-odds per unit of the scaled feature.
        public let weight: Double
        /// The scaled feature in a pair that says neither yes nor no.
        public let middle: Double

        public init(_ feature: PairFeatures.Feature, _ scale: Scale, weight: Double, middle: Double) {
            self.feature = feature
            self.scale = scale
            self.weight = weight
            self.middle = middle
        }

        /// What the feature adds to the log-odds.
        func contribution(_ features: PairFeatures) -> Double {
            weight * (scale.value(features[feature]) - middle)
        }
    }

    public let terms: [Term]
    /// Log-odds of a pair whose features are all in the middle.
    public let bias: Double

    public init(bias: Double, terms: [Term]) {
        self.bias = bias
        self.terms = terms
    }

    /// 0...1.
    ///
    /// - Parameter offset: log-odds of what the model knows nothing of.
    public func probability(_ features: PairFeatures, offset: Double = 0) -> Double {
        1 / (1 + exp(-terms.reduce(bias + offset) { $0 + $1.contribution(features) }))
    }

    /// What spoke for and against, weightiest first.
    func reasons(_ features: PairFeatures) -> [Reason] {
        let reasons = terms.map { term in
            Reason(
                name: term.feature.name, value: features[term.feature],
                weight: term.contribution(features))
        }
        return reasons.sorted { ($1.weight.magnitude, $0.name) < ($0.weight.magnitude, $1.name) }
    }
}

extension PairFeatures.Feature {
    /// In words for a reader.
    var name: String {
        switch self {
        case .sharedPairsOfShorter: "word pairs shared, of the shorter text's"
        case .sharedPairsOfLonger: "word pairs shared, of the longer text's"
        case .sharedTriples: "word triples shared"
        case .order: "like sentences in the same order"
        case .following: "sentences followed in a row, of the shorter text's"
        case .followingInLonger: "sentences followed in a row, of the longer text's"
        case .numbers: "numbers alike in like sentences"
        case .missingNumbers: "numbers unlike in like sentences"
        case .names: "names alike in like sentences"
        case .substitutions: "names and numbers exchanged in shared wording"
        }
    }
}

/// One thing that spoke for or against reuse.
public struct Reason: Sendable, Hashable {
    /// What was looked at, in a few words: "sentences aligned".
    public let name: String
    /// What was found, as measured.
    public let value: Double
    /// How much it moved the log-odds of reuse: for if above 0.
    public let weight: Double
}

extension PairExaminer.Finding {
    /// What spoke for and against reuse, weightiest first.
    var reasons: [Reason] {
        if relation == .identical { return [] }
        guard let features else {
            let odds = max(score, 1e-4) / max(1 - score, 1e-4)
            return [
                Reason(
                    name: "shingles shared, of both texts' (Jaccard)", value: overlap.jaccard,
                    weight: log(odds))
            ]
        }
        var reasons = LogisticModel.wording.reasons(features) + LogisticModel.sameFacts.reasons(features)
        if daysApart >= Judge.staleDays {
            reasons.append(
                Reason(name: "days between the two", value: daysApart, weight: Judge.staleWeight))
        }
        if features.bodyWords < Judge.minWords {
            reasons.append(
                Reason(
                    name: "words in the shorter text: too few", value: Double(features.bodyWords), weight: -3)
            )
        }
        return reasons.sorted { ($1.weight.magnitude, $0.name) < ($0.weight.magnitude, $1.name) }
    }
}
