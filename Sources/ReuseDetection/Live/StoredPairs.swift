import ArticleText

/// A pair judged before, by the ids of its articles.
public struct StoredPair: Sendable {
    public let first: String
    public let second: String
    /// Its documents do not count.
    public let verdict: Verdict

    public init(_ first: String, _ second: String, _ verdict: Verdict) {
        self.first = first
        self.second = second
        self.verdict = verdict
    }
}

extension Detection {
    /// What a live index found, as if it had been found in one go: no pair is
    /// searched for, but the verdicts are said of identical articles too, and
    /// families are gathered.
    ///
    /// - Parameters:
    ///   - source: all articles.
    ///   - pairs: those a live index had. Pairs of articles that are not there,
    ///     or are not the first of those with their words, are left out.
    public init(of source: some ArticleSource, pairs: [StoredPair], options: DetectionOptions) {
        let intake = Intake(reading: source, options: options)
        let comparison = PairwiseComparison(intake: intake, options: options)
        let verdicts = pairs.compactMap { pair -> Verdict? in
            guard let first = intake.corpus.document(withID: pair.first),
                let second = intake.corpus.document(withID: pair.second), first < second,
                intake.originals[Int(first)] == first, intake.originals[Int(second)] == second
            else { return nil }
            let verdict = pair.verdict
            return Verdict(
                first: first, second: second, relation: verdict.relation, score: verdict.score,
                overlap: verdict.overlap, direction: verdict.direction, credited: verdict.credited)
        }
        self.init(
            gathering: verdicts.sorted { ($0.first, $0.second) < ($1.first, $1.second) }, intake: intake,
            comparison: comparison, options: options, statistics: Statistics())
    }
}
