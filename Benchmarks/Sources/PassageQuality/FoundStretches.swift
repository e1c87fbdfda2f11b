import ArticleText
import Glibc
import ReuseDetection

/// What the alignment finds in the pairs of a corpus, and how long it takes.
struct FoundStretches {
    /// For each pair the stretches, in characters.
    private(set) var spans: [[SpanPair]] = []
    /// Processor time of each pair, in nanoseconds: the least of three runs.
    private(set) var nanoseconds: [Double] = []

    private static let runs = 3

    init(of corpus: LabelledCorpus) {
        var finder = EvidenceFinder()
        for pair in corpus.pairs {
            var stretches: [ReusedStretch] = []
            var least = Double.infinity
            for _ in 0..<Self.runs {
                let start = Self.threadNanoseconds()
                stretches = finder.stretches(TextAnalysis(of: pair.first), TextAnalysis(of: pair.second))
                least = min(least, Self.threadNanoseconds() - start)
            }
            nanoseconds.append(least)
            let (first, second) = (ScalarOffsets(pair.first), ScalarOffsets(pair.second))
            spans.append(
                stretches.map { SpanPair(first: first.scalars($0.first), second: second.scalars($0.second)) })
        }
    }

    private static func threadNanoseconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
    }
}
