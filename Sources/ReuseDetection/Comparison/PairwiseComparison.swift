/// Compares and judges candidate pairs of a corpus.
struct PairwiseComparison: Sendable {
    private let corpus: Corpus
    private let options: DetectionOptions
    /// nil compares every pair.
    private let isComparable: (@Sendable (DocumentPair) -> Bool)?

    init(
        intake: Intake, options: DetectionOptions, isComparable: (@Sendable (DocumentPair) -> Bool)? = nil
    ) {
        corpus = intake.corpus
        self.options = options
        self.isComparable = isComparable
    }

    /// Candidates that were compared.
    struct Result: Sendable {
        /// All that were judged, or those that are reuse, as the options say.
        var verdicts: [Verdict] = []
        /// The pairs that were judged.
        var judged: [DocumentPair] = []
    }

    /// The verdicts on `pairs`, which must be sorted, in their order.
    ///
    /// - Parameters:
    ///   - least: pairs with a lower Jaccard similarity are not judged.
    ///   - recentWords: see ``PairExaminer``.
    func compare(_ pairs: [DocumentPair], least: Double = 0, recentWords: Int = 1 << 17) -> Result {
        let crowds = Crowds(count: pairs.count, documents: corpus.count) { pairs[$0] }
        let parts = Parallel.map(
            count: pairs.count, stride: 256, threads: options.threads,
            makeState: { PairExaminer(options: self.options, recentWords: recentWords) }
        ) { range, examiner in
            var result = Result()
            for number in crowds.pairs[range] {
                _ = self.judge(pairs[number], least: least, &examiner, &result)
            }
            return result
        }
        var result = Result(
            verdicts: Array(parts.map(\.verdicts).joined()), judged: Array(parts.map(\.judged).joined()))
        result.verdicts.sort { ($0.first, $0.second) < ($1.first, $1.second) }
        result.judged.sort()
        return result
    }

    /// The verdicts on near-duplicate candidates.
    func compare(_ candidates: NearDuplicateCandidates) -> Result {
        let least = options.minBandSimilarity
        var result = compare(candidates.pairs, least: least)
        let attempts = candidates.attempts
        let parts = Parallel.map(
            count: attempts.count, stride: 64, threads: options.threads,
            makeState: { PairExaminer(options: self.options) }
        ) { range, examiner in
            var result = Result()
            for attempt in attempts[range] {
                for other in attempt.others {
                    let pair = DocumentPair(other, attempt.document)
                    if self.judge(pair, least: least, &examiner, &result) { break }
                }
            }
            return result
        }
        for part in parts {
            result.verdicts += part.verdicts
            result.judged += part.judged
        }
        result.judged.sort()
        return result
    }

    /// The families of texts, members ascending, that verdicts on pairs of them
    /// gather.
    func families(_ verdicts: [Verdict]) -> [[Document]] {
        let crowds = Crowds(count: verdicts.count, documents: corpus.count) {
            DocumentPair(verdicts[$0].first, verdicts[$0].second)
        }
        return Parallel.map(
            count: crowds.ranges.count, stride: 1, threads: options.threads,
            makeState: { PairExaminer(options: self.options) }
        ) { range, examiner in
            crowds.ranges[range].flatMap { crowd in
                FamilyBuilder(crowds.pairs[crowd].sorted().map { verdicts[$0] }) { first, second in
                    examiner.setFirst(examiner.compared(first, of: self.corpus))
                    return examiner.finding(on: examiner.compared(second, of: self.corpus)).relation.isReuse
                }.families
            }
        }.flatMap { $0 }.sorted { $0[0] < $1[0] }
    }

    /// Adds the verdict on a pair; whether it is reuse.
    private func judge(
        _ pair: DocumentPair, least: Double, _ examiner: inout PairExaminer, _ result: inout Result
    ) -> Bool {
        if let isComparable, !isComparable(pair) { return false }
        examiner.setFirst(examiner.compared(pair.first, of: corpus))
        let second = examiner.compared(pair.second, of: corpus)
        let overlap = examiner.overlap(with: second)
        guard overlap.jaccard >= least else { return false }
        result.judged.append(pair)
        let found = examiner.finding(on: second, overlap: overlap)
        if found.relation.isReuse || options.keepsAllRelations {
            result.verdicts.append(examiner.verdict(found, on: second, pair.first, pair.second))
        }
        return found.relation.isReuse
    }
}

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
            verdicts[DocumentPair(verdict.first, verdict.second)] = verdict
        }
        return pairs.compactMap { verdicts[$0] }
    }
}
