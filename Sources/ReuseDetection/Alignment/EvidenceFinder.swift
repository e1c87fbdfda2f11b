public import ArticleText

/// Finds the passages that show what a pair shares. One per thread: it keeps
/// its buffers from pair to pair, and what it learnt of the texts it met last.
public struct EvidenceFinder {
    private var tiler = WordTiler()
    private var recent = RecentTexts<EvidenceText>()

    public init() {}

    /// The passages of two texts, in the order of the first.
    ///
    /// Of copies the runs of words they share, which is nearly all there is to
    /// show, in some ten microseconds; of anything else the stretches in which
    /// one tracks the other sentence by sentence too, in some hundred.
    public mutating func passages(
        of relation: Relation, _ one: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>
    ) -> [Passage] {
        passages(of: relation, EvidenceText(one), EvidenceText(other))
    }

    /// The same for a verdict on two articles of a corpus. Asked of one corpus, a
    /// finder must not be asked of another.
    public mutating func passages(of verdict: Verdict, in corpus: Corpus) -> [Passage] {
        let one = recent.text(of: verdict.first) { EvidenceText(corpus.text(of: verdict.first)) }
        let other = recent.text(of: verdict.second) { EvidenceText(corpus.text(of: verdict.second)) }
        return passages(of: verdict.relation, one, other)
    }

    mutating func passages(
        of relation: Relation, _ one: some DissectedText, _ other: some DissectedText
    ) -> [Passage] {
        switch relation {
        case .identical: Self.whole(one, other)
        case .copy: sharedRuns(one, other)
        default: Alignment(one.analysis, other.analysis, tiler: &tiler).passages
        }
    }

    /// The stretches of one text that were made from the other's, or both from
    /// a third text's, in the order of the first.
    ///
    /// Passages show what is the same, sentence by sentence; a stretch is the
    /// whole from the first reused sentence to the last. One that sums up a text
    /// goes with all of it.
    public mutating func stretches(
        _ one: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>
    ) -> [ReusedStretch] {
        stretches(TextAnalysis(ofArticle: one), TextAnalysis(ofArticle: other))
    }

    /// The same of texts already taken apart.
    public mutating func stretches(_ one: TextAnalysis, _ other: TextAnalysis) -> [ReusedStretch] {
        StretchFinder(one, other).stretches(tiler.tiles(one.tokens, other.tokens))
    }

    /// The one passage of two texts with the same words: all of both.
    private static func whole(_ one: some DissectedText, _ other: some DissectedText) -> [Passage] {
        guard !one.tokens.isEmpty else { return [] }
        return [
            Passage(
                first: trimmed(one.bytes), second: trimmed(other.bytes), kind: .verbatim, similarity: 1,
                words: one.tokens.count)
        ]
    }

    /// A text without the space around it.
    private static func trimmed(_ text: ArraySlice<UInt8>) -> Range<Int> {
        let start = text.firstIndex { $0 > 0x20 } ?? text.endIndex
        let end = text.lastIndex { $0 > 0x20 }.map { $0 + 1 } ?? start
        return start - text.startIndex..<end - text.startIndex
    }

    private mutating func sharedRuns(_ one: some DissectedText, _ other: some DissectedText) -> [Passage] {
        let tiles = tiler.tiles(one.tokens, other.tokens).sorted { $0.first < $1.first }
        return tiles.map { tile in
            Passage(
                first: one.tokens.bytes(of: tile.firstRange),
                second: other.tokens.bytes(of: tile.secondRange), kind: .verbatim, similarity: 1,
                words: tile.count)
        }
    }
}

/// A text on its way to evidence: taken apart when that is asked for, and then
/// no more.
private final class EvidenceText: DissectedText {
    let bytes: ArraySlice<UInt8>
    let tokens: [Token]
    private(set) lazy var analysis = TextAnalysis(
        of: bytes, tokens: tokens, boilerplate: Anatomy(of: bytes).asides)

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        var tokenizer = Tokenizer()
        var tokens: [Token] = []
        tokenizer.tokenize(bytes.span, into: &tokens)
        self.tokens = tokens
    }
}

extension [Token] {
    /// The bytes from the first token of a range to its last.
    func bytes(of range: Range<Int>) -> Range<Int> {
        Int(self[range.lowerBound].start)..<Int(self[range.upperBound - 1].end)
    }
}

extension TextAnalysis {
    /// The tokens of some sentences in a row.
    func tokens(of range: Range<Int>) -> Range<Int> {
        sentences[range.lowerBound].lowerBound..<sentences[range.upperBound - 1].upperBound
    }
}

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
