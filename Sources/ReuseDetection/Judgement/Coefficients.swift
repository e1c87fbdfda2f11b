// Written by `make train`; do not edit.

extension LogisticModel {
    /// Whether one text carries the other's wording.
    static let wording = LogisticModel(
        bias: 0.463,
        terms: [
            Term(.sharedPairsOfShorter, .share, weight: 0.074, middle: -1.245),
            Term(.sharedTriples, .count, weight: 0.925, middle: 4.613),
            Term(.order, .plain, weight: 2.042, middle: 0.737),
            Term(.following, .plain, weight: 3.017, middle: 0.343),
            Term(.followingInLonger, .plain, weight: 1.666, middle: 0.253),
        ])

    /// Whether shared wording tells the same facts, and is no formula.
    static let sameFacts = LogisticModel(
        bias: 1.782,
        terms: [
            Term(.numbers, .plain, weight: 6.238, middle: 0.735),
            Term(.missingNumbers, .count, weight: -0.337, middle: 1.326),
            Term(.names, .plain, weight: 2.798, middle: 0.778),
            Term(.substitutions, .plain, weight: -5.801, middle: 0.139),
        ])
}
