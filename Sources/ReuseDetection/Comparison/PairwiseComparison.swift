import ArticleText
import Synchronization

/// Compares and judges candidate pairs of a corpus.
final class PairwiseComparison: Sendable {
    private let corpus: Corpus
    private let options: DetectionOptions
    private let judge: Judge
    private let spare: Mutex<TextComparer>

    init(intake: Intake, options: DetectionOptions) {
        corpus = intake.corpus
        self.options = options
        judge = Judge(options: options)
        spare = Mutex(TextComparer(shingleWidth: options.shingleWidth))
    }

    /// The verdicts on `pairs`, which must be sorted, in their order: all of
    /// them or those that are reuse, as the options say.
    func verdicts(on pairs: [DocumentPair]) -> [Verdict] {
        let parts = Parallel.map(
            count: pairs.count, stride: 256, threads: options.threads,
            makeState: { TextComparer(shingleWidth: self.options.shingleWidth) }
        ) { range, comparer in
            var verdicts: [Verdict] = []
            var current: Document?
            var examined: ExaminedArticle?
            for pair in pairs[range] {
                if pair.first != current {
                    comparer.setFirst(self.corpus.text(of: pair.first).span)
                    current = pair.first
                    examined = nil
                }
                let overlap = comparer.compare(with: self.corpus.text(of: pair.second).span)
                if let verdict = self.verdict(on: pair, overlap, &examined) { verdicts.append(verdict) }
            }
            return verdicts
        }
        return Array(parts.joined())
    }

    /// Whether two different texts are reuse; for the few pairs that were no
    /// candidates.
    func isReuse(_ first: Document, _ second: Document) -> Bool {
        spare.withLock { comparer in
            comparer.setFirst(corpus.text(of: first).span)
            return judge.relation(comparer.compare(with: corpus.text(of: second).span)).isReuse
        }
    }

    /// - Parameter examined: the first article taken apart, once that is done.
    private func verdict(
        on pair: DocumentPair, _ overlap: Overlap, _ examined: inout ExaminedArticle?
    ) -> Verdict? {
        let relation = judge.relation(overlap)
        guard relation.isReuse || options.keepsAllRelations else { return nil }
        let provenance = relation.isReuse ? provenance(of: pair, overlap, &examined) : .none
        return Verdict(
            first: pair.first, second: pair.second, relation: relation, score: judge.score(overlap),
            overlap: overlap, direction: provenance.direction, credited: provenance.credited)
    }

    private func provenance(
        of pair: DocumentPair, _ overlap: Overlap, _ examined: inout ExaminedArticle?
    ) -> Provenance {
        let (first, second) = (corpus[pair.first], corpus[pair.second])
        guard options.findsRewrites else { return Provenance(byTimesOf: first, second) }
        let one = examined ?? ExaminedArticle(first)
        examined = one
        return Provenance(one, ExaminedArticle(second), overlap: overlap)
    }
}
