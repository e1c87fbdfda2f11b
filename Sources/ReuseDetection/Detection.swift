public import ArticleText

/// What was found in a dump.
public struct Detection: Sendable {
    public let options: DetectionOptions
    public let corpus: Corpus
    /// Words of each article's text, by document.
    public let words: [UInt32]
    /// Every pair judged reuse, or with `keepsAllRelations` every pair
    /// compared; ascending by `first`, then `second`.
    ///
    /// Of more than ``identicalPairsLimit`` articles with one text only the
    /// first is paired: with each of the others, and with everything else.
    public let verdicts: [Verdict]
    /// Ascending by their first member. No article is in two.
    public let families: [Family]
    /// Articles left out because their text is too short to compare: of each
    /// file the first fifty.
    public let tooShort: [TooShort]
    /// How many more are left out of which files.
    public let moreTooShort: [(path: String, count: Int)]
    public let statistics: Statistics

    /// The evidence for a verdict: the aligned passages, in the order of the
    /// first text. Computed anew each time, in tens to hundreds of microseconds.
    public func passages(of verdict: Verdict) -> [Passage] {
        var finder = EvidenceFinder()
        return finder.passages(of: verdict, in: corpus)
    }

    /// Up to so many articles with one text all pairs are listed.
    public static let identicalPairsLimit = 32

    /// An article whose text has fewer words than a shingle.
    public struct TooShort: Sendable, Hashable {
        public let id: String
        public let origin: Article.Origin
        public let words: Int
    }

    /// How much work a dump was.
    public struct Statistics: Sendable, Hashable {
        /// Articles whose text is an earlier one's, word for word.
        public var identical = 0
        /// Pairs that agreed in a band.
        public var nearDuplicateCandidates = 0
        /// Pairs that shared rare shingles, and were no near-duplicate
        /// candidates.
        public var rewriteCandidates = 0
    }
}

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
