public import ArticleText

/// Finds reuse in a dump: reads, indexes, pairs, compares, judges, gathers.
public struct Detector: Sendable {
    public let options: DetectionOptions
    /// nil compares articles however far apart they came out.
    public let window: PublicationWindow?

    public init(options: DetectionOptions = DetectionOptions(), window: PublicationWindow? = nil) {
        self.options = options
        self.window = window
    }

    /// Everything found in the articles of `source`.
    ///
    /// The same articles give the same result whatever order they come in and
    /// however many threads work. Keeps all texts in memory, and at most 1 KiB
    /// more for each article. Linear in the text but for the candidates, of
    /// which an article brings a bounded number.
    public func detect(in source: some ArticleSource) -> Detection {
        detect(in: source, judging: { _ in [] }).detection
    }

    /// Everything found in the articles of `source`, and beside it the verdict
    /// on each of `pairs`, in their order, whether or not it was a candidate.
    public func detect(
        in source: some ArticleSource, judging pairs: (Corpus) -> [(Document, Document)]
    ) -> (detection: Detection, judged: [Verdict]) {
        let intake = Intake(reading: source, options: options)
        let comparison = PairwiseComparison(
            intake: intake, options: options, isComparable: window?.isComparable(in: intake))
        var statistics = Detection.Statistics()

        let near = comparison.compare(NearDuplicateCandidates(of: intake.bands, threads: options.threads))
        var verdicts = near.verdicts
        statistics.nearDuplicateCandidates = near.judged.count

        if options.findsRewrites {
            let groups = NearDuplicateGroups(verdicts, documents: intake.corpus.count)
            var rare = RareShingleCandidates(of: intake, groups: groups.firsts, options: options).pairs()
            rare.removeAll { near.judged.containsSorted($0) }
            verdicts += comparison.compare(rare).verdicts
            statistics.rewriteCandidates = rare.count
        }

        let detection = Detection(
            gathering: verdicts, intake: intake, comparison: comparison, options: options,
            statistics: statistics)
        let named = pairs(intake.corpus).map { DocumentPair($0, $1) }
        return (detection, NamedPairs(intake: intake, options: options).verdicts(on: named))
    }
}

/// How far apart two articles may have come out to be compared.
public struct PublicationWindow: Sendable {
    public let seconds: Double
    /// When an article came out, in seconds.
    private let moment: @Sendable (Article) -> Double

    public init(seconds: Double, moment: @escaping @Sendable (Article) -> Double) {
        self.seconds = seconds
        self.moment = moment
    }

    /// Whether a pair of different texts is within: the articles with one text came
    /// out from the first of them to the last.
    func isComparable(in intake: Intake) -> @Sendable (DocumentPair) -> Bool {
        var moments: [Document: ClosedRange<Double>] = [:]
        for document in intake.corpus.documents {
            let moment = moment(intake.corpus[document])
            let known = moments[intake.originals[Int(document)]] ?? moment...moment
            moments[intake.originals[Int(document)]] =
                min(known.lowerBound, moment)...max(known.upperBound, moment)
        }
        return { [moments, seconds] pair in
            guard let one = moments[pair.first], let other = moments[pair.second] else { return false }
            return max(one.lowerBound, other.lowerBound) - min(one.upperBound, other.upperBound) <= seconds
        }
    }
}
