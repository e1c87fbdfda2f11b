public import ArticleText

/// Finds the passages that show what a pair shares. One per thread: it keeps
/// its buffers from pair to pair.
public struct EvidenceFinder: Sendable {
    private var tokenizer = Tokenizer()
    private var firstText: ArraySlice<UInt8> = []
    private var first: [Token] = []
    private var second: [Token] = []
    private var tiler = WordTiler()
    /// The text taken apart last as a first one: pairs come in the order of
    /// their first text.
    private var firstAnalysis: (text: ArraySlice<UInt8>, analysis: TextAnalysis)?

    public init() {}

    /// The passages of two texts, in the order of the first.
    ///
    /// Of copies the runs of words they share, which is nearly all there is to
    /// show, in some ten microseconds; of anything else the stretches in which
    /// one tracks the other sentence by sentence too, in some hundred.
    public mutating func passages(
        of relation: Relation, _ one: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>
    ) -> [Passage] {
        switch relation {
        case .identical: whole(one, other)
        case .copy: sharedRuns(one, other)
        default:
            Alignment(analysis(ofFirst: one), TextAnalysis(ofArticle: other), tiler: &tiler).passages
        }
    }

    private mutating func analysis(ofFirst text: ArraySlice<UInt8>) -> TextAnalysis {
        if let known = firstAnalysis, known.text == text { return known.analysis }
        let analysis = TextAnalysis(ofArticle: text)
        firstAnalysis = (text, analysis)
        return analysis
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
    private mutating func whole(_ one: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>) -> [Passage] {
        takeFirst(one)
        guard !first.isEmpty else { return [] }
        return [
            Passage(
                first: Self.trimmed(one), second: Self.trimmed(other), kind: .verbatim, similarity: 1,
                words: first.count)
        ]
    }

    /// Cuts the first text into words, unless it is still the one before: pairs
    /// come in the order of their first text.
    private mutating func takeFirst(_ text: ArraySlice<UInt8>) {
        guard text != firstText else { return }
        firstText = text
        tokenizer.tokenize(text.span, into: &first)
    }

    /// A text without the space around it.
    private static func trimmed(_ text: ArraySlice<UInt8>) -> Range<Int> {
        let start = text.firstIndex { $0 > 0x20 } ?? text.endIndex
        let end = text.lastIndex { $0 > 0x20 }.map { $0 + 1 } ?? start
        return start - text.startIndex..<end - text.startIndex
    }

    private mutating func sharedRuns(_ one: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>) -> [Passage] {
        takeFirst(one)
        tokenizer.tokenize(other.span, into: &second)
        let tiles = tiler.tiles(first, second).sorted { $0.first < $1.first }
        return tiles.map { tile in
            Passage(
                first: first.bytes(of: tile.firstRange), second: second.bytes(of: tile.secondRange),
                kind: .verbatim, similarity: 1, words: tile.count)
        }
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
