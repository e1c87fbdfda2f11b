import ArticleText

extension Detection {
    /// What follows from the verdicts on pairs of different texts: the same on
    /// their identical copies, and the families.
    init(
        gathering verdicts: [Verdict], intake: Intake, comparison: PairwiseComparison,
        options: DetectionOptions, statistics: Statistics
    ) {
        let reuse = verdicts.filter(\.relation.isReuse)
        let judged = options.keepsAllRelations ? verdicts : reuse
        let identical = IdenticalArticles(originals: intake.originals)
        var statistics = statistics
        statistics.identical = identical.count

        self.init(
            options: options, corpus: intake.corpus, words: intake.fingerprints.map(\.words),
            verdicts: identical.spread(judged, intake: intake, options: options),
            families: identical.joining(comparison.families(reuse)).map { members in
                Family(
                    canonical: CanonicalChoice.among(
                        members, time: { intake.corpus[$0].publicationTime },
                        words: { intake.fingerprints[Int($0)].words }), members: members)
            },
            tooShort: intake.tooShort.articles, moreTooShort: intake.tooShort.others, statistics: statistics)
    }
}
