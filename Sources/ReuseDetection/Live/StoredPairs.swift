import ArticleText

/// A pair judged before, by the ids of its articles.
public struct StoredPair: Sendable {
    public let first: String
    public let second: String
    /// Its documents do not count.
    public let verdict: Verdict
    /// Whether the two were near-duplicate candidates.
    public let isNear: Bool

    public init(_ first: String, _ second: String, _ verdict: Verdict, isNear: Bool) {
        self.first = first
        self.second = second
        self.verdict = verdict
        self.isNear = isNear
    }
}

extension Detection {
    /// What a live index found, as if it had been found in one go: no pair is
    /// judged again, but those are left out whose shingles have become common
    /// since, the verdicts are said of identical articles too, and families are
    /// gathered.
    ///
    /// - Parameters:
    ///   - source: all articles.
    ///   - pairs: those a live index had. Pairs of articles that are not there,
    ///     or are not the first of those with their words, are left out.
    public init(of source: some ArticleSource, pairs: [StoredPair], options: DetectionOptions) {
        let intake = Intake(reading: source, options: options)
        let comparison = PairwiseComparison(intake: intake, options: options)
        var near: [Verdict] = []
        var rare: [Verdict] = []
        for pair in pairs {
            guard let verdict = pair.verdict(in: intake) else { continue }
            if pair.isNear { near.append(verdict) } else { rare.append(verdict) }
        }
        if !rare.isEmpty {
            let groups = NearDuplicateGroups(near, documents: intake.corpus.count)
            let found = RareShingleCandidates(of: intake, groups: groups.firsts, options: options).pairs()
            rare.removeAll { !found.containsSorted(DocumentPair($0.first, $0.second)) }
        }
        self.init(
            gathering: (near + rare).sorted { ($0.first, $0.second) < ($1.first, $1.second) },
            intake: intake, comparison: comparison, options: options, statistics: Statistics())
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
