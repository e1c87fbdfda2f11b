import ArticleText

/// The evidence for the verdicts of a detection, for some thousand in a row at
/// a time, as it would not all fit into memory.
public struct DetectionEvidence: Sendable {
    private let detection: Detection
    /// For each document the first one that verdicts connect it with. Evidence is
    /// looked for crowd by crowd: what is learnt of a text is at hand only until
    /// many others have come.
    private let crowds: [Document]

    public init(_ detection: Detection) {
        self.detection = detection
        var forest = DocumentForest(documents: detection.corpus.count)
        for verdict in detection.verdicts { forest.join(verdict.first, verdict.second) }
        crowds = (0..<Document(detection.corpus.count)).map { forest.root(of: $0) }
    }

    /// The aligned passages of each of some verdicts, in the order of the first
    /// text, found by all threads together. Tens to hundreds of microseconds each.
    public func passages(of range: Range<Int>) -> [[Passage]] {
        let verdicts = detection.verdicts
        let order = range.sorted {
            (crowds[Int(verdicts[$0].first)], $0) < (crowds[Int(verdicts[$1].first)], $1)
        }
        let found = Parallel.map(
            count: order.count, stride: 128, threads: detection.options.threads,
            makeState: { EvidenceFinder() }
        ) { part, finder in
            order[part].map { finder.passages(of: verdicts[$0], in: detection.corpus) }
        }
        var passages = [[Passage]](repeating: [], count: range.count)
        for (number, found) in zip(order, found.joined()) { passages[number - range.lowerBound] = found }
        return passages
    }
}
