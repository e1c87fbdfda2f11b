public import ArticleText

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
    /// judged again, but those are left out that are no candidates any more, the
    /// verdicts are said of identical articles too, and families are
    /// gathered.
    ///
    /// - Parameters:
    ///   - source: all articles.
    ///   - pairs: those a live index had. Pairs of articles that are not there,
    ///     or are not the first of those with their words, are left out.
    public init(of source: some ArticleSource, pairs: [StoredPair], options: DetectionOptions) {
        let intake = Intake(reading: source, options: options)
        let comparison = PairwiseComparison(intake: intake, options: options)
        let verdicts = pairs.compactMap { $0.verdict(in: intake) }
            .sorted { ($0.first, $0.second) < ($1.first, $1.second) }
        let candidates = StandingCandidates(intake: intake, options: options, verdicts)
        self.init(
            gathering: verdicts.filter(candidates.contains), intake: intake, comparison: comparison,
            options: options, statistics: Statistics())
    }
}

/// Which of stored pairs a detector would bring up: those a live index found
/// before their shingles became common, or their band's bucket hot, it would
/// not.
private struct StandingCandidates {
    private let options: DetectionOptions
    private let near: [DocumentPair]
    private let rare: [DocumentPair]

    init(intake: Intake, options: DetectionOptions, _ verdicts: [Verdict]) {
        self.options = options
        let near = NearDuplicateCandidates(of: intake, threads: options.threads).pairs
        self.near = near
        guard options.findsRewrites else {
            rare = []
            return
        }
        let groups = NearDuplicateGroups(
            verdicts.filter { Self.isNear($0, near, options) }, documents: intake.corpus.count)
        rare = RareShingleCandidates(of: intake, groups: groups.firsts, options: options).pairs()
    }

    func contains(_ verdict: Verdict) -> Bool {
        Self.isNear(verdict, near, options)
            || rare.containsSorted(DocumentPair(verdict.first, verdict.second))
    }

    /// Near-duplicates stay in any case: of a hot bucket each has other ones.
    private static func isNear(
        _ verdict: Verdict, _ near: [DocumentPair], _ options: DetectionOptions
    ) -> Bool {
        let jaccard = verdict.overlap.jaccard
        return jaccard >= options.similarity
            || jaccard >= options.leastBandSimilarity
                && near.containsSorted(DocumentPair(verdict.first, verdict.second))
    }
}

extension StoredPair {
    /// The verdict on the same articles of a dump; nil if they are not there,
    /// or are not the first of those with their words.
    fileprivate func verdict(in intake: Intake) -> Verdict? {
        guard let first = intake.corpus.document(withID: first),
            let second = intake.corpus.document(withID: second), first < second,
            intake.originals[Int(first)] == first, intake.originals[Int(second)] == second
        else { return nil }
        return Verdict(
            first: first, second: second, relation: verdict.relation, score: verdict.score,
            overlap: verdict.overlap, direction: verdict.direction, credited: verdict.credited)
    }
}
