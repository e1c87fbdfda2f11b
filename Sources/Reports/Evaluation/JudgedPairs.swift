public import ArticleText
public import ReuseDetection

/// Labelled pairs beside what is found of them.
public struct JudgedPairs {
    public struct Pair {
        public let label: LabelledPair
        let verdict: Verdict
        /// Whether the candidate search brought the pair up.
        let isCandidate: Bool

        var isFlagged: Bool { verdict.relation.isReuse }
        /// Whether it is scored and judged other than labelled.
        var isWrong: Bool { label.isReuse.map { $0 != isFlagged } ?? false }
        /// How far the score is on the wrong side, 0...1.
        var error: Double { label.isReuse == true ? 1 - verdict.score : verdict.score }
    }

    /// An id of the pairs file that no article has.
    public struct UnknownID {
        public let line: Int
        public let id: String
    }

    public let detection: Detection
    public let pairs: [Pair]
    public let unknown: [UnknownID]

    /// - Parameter options: must keep all relations.
    public init(_ labels: LabelledPairs, in source: some ArticleSource, options: DetectionOptions) {
        var known: [(label: LabelledPair, documents: (Document, Document))] = []
        var unknown: [UnknownID] = []
        let (detection, verdicts) = Detector(options: options).detect(in: source) { corpus in
            for label in labels.pairs {
                let (a, b) = (corpus.document(withID: label.a), corpus.document(withID: label.b))
                if let a, let b {
                    known.append((label, (a, b)))
                } else {
                    unknown.append(UnknownID(line: label.line, id: a == nil ? label.a : label.b))
                }
            }
            return known.map(\.documents)
        }
        let candidates = Set(detection.verdicts.map { Key(first: $0.first, second: $0.second) })
        pairs = zip(known, verdicts).map { known, verdict in
            Pair(
                label: known.label, verdict: verdict,
                isCandidate: candidates.contains(Key(first: verdict.first, second: verdict.second)))
        }
        self.detection = detection
        self.unknown = unknown
    }
}

private struct Key: Hashable { let first, second: Document }
