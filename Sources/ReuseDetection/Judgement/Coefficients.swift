// Written by `make train`; do not edit.

extension LogisticModel {
    /// Whether one text carries the other's wording.
    static let wording = LogisticModel(
        bias: 0.29,
        terms: [
            Term(.sharedPairsOfShorter, .share, weight: 0.337, middle: -1.362),
            Term(.sharedTriples, .count, weight: 0.762, middle: 4.03),
            Term(.order, .plain, weight: 1.781, middle: 0.728),
            Term(.following, .plain, weight: 2.701, middle: 0.324),
            Term(.followingInLonger, .plain, weight: 1.695, middle: 0.235),
        ])

    /// Whether shared wording tells the same facts, and is no formula.
    static let sameFacts = LogisticModel(
        bias: 0.928,
        terms: [
            Term(.numbers, .plain, weight: 5.999, middle: 0.701),
            Term(.missingNumbers, .count, weight: -0.577, middle: 1.491),
            Term(.names, .plain, weight: 4.895, middle: 0.766),
            Term(.substitutions, .plain, weight: -3.336, middle: 0.18),
        ])
}
