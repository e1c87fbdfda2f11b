import ArticleText
import Glibc
import ReuseDetection

/// What the alignment finds in the pairs of a corpus, and how long it takes.
struct FoundStretches {
    /// Nanoseconds of processor time for one pair, the texts taken apart anew:
    /// the least of several runs.
    struct Cost {
        var stretches = Double.infinity
        /// The passages shown as evidence of a rewrite, furniture set aside.
        var passages = Double.infinity
    }

    /// For each pair the stretches, in characters.
    private(set) var spans: [[SpanPair]] = []
    private(set) var costs: [Cost] = []

    private static let runs = 5

    init(of corpus: LabelledCorpus) {
        var finder = EvidenceFinder()
        for pair in corpus.pairs {
            var stretches: [ReusedStretch] = []
            var cost = Cost()
            for _ in 0..<Self.runs {
                // All of a text counts: the corpora of PAN are no articles.
                cost.stretches = min(
                    cost.stretches,
                    Self.nanoseconds {
                        stretches = finder.stretches(
                            TextAnalysis(of: pair.first), TextAnalysis(of: pair.second))
                    })
                cost.passages = min(
                    cost.passages,
                    Self.nanoseconds { _ = finder.passages(of: .rewrite, pair.first, pair.second) })
            }
            costs.append(cost)
            let (first, second) = (ScalarOffsets(pair.first), ScalarOffsets(pair.second))
            spans.append(
                stretches.map { SpanPair(first: first.scalars($0.first), second: second.scalars($0.second)) })
        }
    }

    /// The processor time of the calling thread that `body` takes.
    private static func nanoseconds(_ body: () -> Void) -> Double {
        let start = threadNanoseconds()
        body()
        return threadNanoseconds() - start
    }

    private static func threadNanoseconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
    }
}
