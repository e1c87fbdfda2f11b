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
    public func probability(_ features: PairFeatures) -> Double {
        1 / (1 + exp(-terms.reduce(bias) { $0 + $1.contribution(features) }))
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
