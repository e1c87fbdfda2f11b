import ArticleText
import ReuseDetection

/// What the alignment finds in the pairs of a corpus.
public struct FoundStretches: Sendable {
    /// For each pair the stretches, in characters.
    public let spans: [[SpanPair]]

    public init(of corpus: LabelledCorpus) {
        var finder = EvidenceFinder()
        spans = corpus.pairs.map { pair in
            // All of a text counts: the corpora of PAN are no articles.
            let stretches = finder.stretches(TextAnalysis(of: pair.first), TextAnalysis(of: pair.second))
            let (first, second) = (ScalarOffsets(pair.first), ScalarOffsets(pair.second))
            return stretches.map {
                SpanPair(first: first.scalars($0.first), second: second.scalars($0.second))
            }
        }
    }

    /// Plagdet by class, and of all pairs.
    public func scores(in corpus: LabelledCorpus) -> (classes: [String: Plagdet], all: Plagdet) {
        var classes: [String: Plagdet] = [:]
        var all = Plagdet()
        for (pair, spans) in zip(corpus.pairs, spans) {
            classes[Self.className(pair.kind), default: Plagdet()].add(cases: pair.spans, findings: spans)
            all.add(cases: pair.spans, findings: spans)
        }
        return (classes, all)
    }

    /// PAN's corpus of summaries has pairs without one too.
    private static func className(_ kind: String) -> String { kind == "summary-none" ? "summary" : kind }
}
