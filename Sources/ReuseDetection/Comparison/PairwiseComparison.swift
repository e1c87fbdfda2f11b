import Synchronization

/// Compares and judges candidate pairs of a corpus.
final class PairwiseComparison: Sendable {
    private let corpus: Corpus
    private let options: DetectionOptions
    private let spare: Mutex<PairExaminer>

    init(intake: Intake, options: DetectionOptions) {
        corpus = intake.corpus
        self.options = options
        spare = Mutex(PairExaminer(options: options))
    }

    /// The verdicts on `pairs`, which must be sorted, in their order: all of
    /// them or those that are reuse, as the options say.
    func verdicts(on pairs: [DocumentPair]) -> [Verdict] {
        let parts = Parallel.map(
            count: pairs.count, stride: 256, threads: options.threads,
            makeState: { PairExaminer(options: self.options) }
        ) { range, examiner in
            var verdicts: [Verdict] = []
            var current: Document?
            for pair in pairs[range] {
                if pair.first != current {
                    examiner.setFirst(self.corpus[pair.first])
                    current = pair.first
                }
                let verdict = examiner.verdict(
                    on: self.corpus[pair.second], pair, keepsAll: self.options.keepsAllRelations)
                if let verdict { verdicts.append(verdict) }
            }
            return verdicts
        }
        return Array(parts.joined())
    }

    /// Whether two different texts are reuse; for the few pairs that were no
    /// candidates.
    func isReuse(_ first: Document, _ second: Document) -> Bool {
        spare.withLock { examiner in
            examiner.setFirst(corpus[min(first, second)])
            return examiner.finding(on: corpus[max(first, second)]).relation.isReuse
        }
    }
}
