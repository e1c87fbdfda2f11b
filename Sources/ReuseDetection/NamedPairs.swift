/// Judges pairs that somebody named, rather than those a search brought up:
/// every pair gets a verdict, articles with one text too.
struct NamedPairs {
    private let intake: Intake
    private let options: DetectionOptions

    init(intake: Intake, options: DetectionOptions) {
        self.intake = intake
        self.options = options
    }

    /// The verdicts on `pairs`, in their order.
    func verdicts(on pairs: [DocumentPair]) -> [Verdict] {
        guard !pairs.isEmpty else { return [] }
        var options = options
        options.keepsAllRelations = true
        var sorted = pairs
        sorted.sortUniquely()
        let comparison = PairwiseComparison(intake: intake, options: options)
        var verdicts: [DocumentPair: Verdict] = [:]
        // Most are refused at a glance, so that their words are all that is kept.
        for verdict in comparison.compare(sorted, recentWords: 1 << 19).verdicts {
            verdicts[DocumentPair(verdict.first, verdict.second)] =
                isIdentical(verdict) ? verdict.asIdentical : verdict
        }
        return pairs.compactMap { verdicts[$0] }
    }

    private func isIdentical(_ verdict: Verdict) -> Bool {
        intake.originals[Int(verdict.first)] == intake.originals[Int(verdict.second)]
    }
}

extension Verdict {
    /// The same of two articles with one text, word for word.
    fileprivate var asIdentical: Verdict {
        Verdict(
            first: first, second: second, relation: .identical, score: 1, overlap: overlap,
            direction: direction, credited: credited)
    }
}
