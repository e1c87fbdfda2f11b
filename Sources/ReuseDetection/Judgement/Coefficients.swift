// Written by `make train`; do not edit.

extension LogisticModel {
    /// Whether one text carries the other's wording.
    static let wording = LogisticModel(
        bias: 0.29,
        terms: [
            Term(.sharedPairsOfShorter, .share, weight: 0.34, middle: -1.362),
            Term(.sharedTriples, .count, weight: 0.762, middle: 4.03),
            Term(.order, .plain, weight: 1.78, middle: 0.728),
            Term(.following, .plain, weight: 2.701, middle: 0.324),
            Term(.followingInLonger, .plain, weight: 1.694, middle: 0.235),
        ])

    /// Whether shared wording tells the same facts, and is no formula.
    static let sameFacts = LogisticModel(
        bias: 1.78,
        terms: [
            Term(.numbers, .plain, weight: 6.336, middle: 0.735),
            Term(.missingNumbers, .count, weight: -0.316, middle: 1.327),
            Term(.names, .plain, weight: 2.633, middle: 0.778),
            Term(.substitutions, .plain, weight: -5.78, middle: 0.139),
        ])
}
