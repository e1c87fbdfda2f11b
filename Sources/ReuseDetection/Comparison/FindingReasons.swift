import Glibc

extension PairExaminer.Finding {
    /// What spoke for and against reuse, weightiest first.
    var reasons: [Reason] {
        guard let features else {
            let odds = max(score, 1e-4) / max(1 - score, 1e-4)
            return [
                Reason(
                    name: "shingles shared, of both texts' (Jaccard)", value: overlap.jaccard,
                    weight: log(odds))
            ]
        }
        var reasons = LogisticModel.wording.reasons(features) + LogisticModel.sameFacts.reasons(features)
        if features.bodyWords < Judge.leastWords {
            reasons.append(
                Reason(
                    name: "words in the shorter text: too few", value: Double(features.bodyWords), weight: -3)
            )
        }
        return reasons.sorted { ($1.weight.magnitude, $0.name) < ($0.weight.magnitude, $1.name) }
    }
}
