import ArticleText

/// The sources found of each checked article.
public struct Check: Sendable {
    /// Articles of the collection, all of them or those that were compared, before
    /// the checked ones, and every verdict; without families.
    public let detection: Detection
    /// The number of articles that were searched.
    public let searched: Int
    /// Documents from this one on are the checked articles.
    private let known: Document
    private let sources: [[Verdict]]

    init(detection: Detection, searched: Int, known: Document, sources: [[Verdict]]) {
        self.detection = detection
        self.searched = searched
        self.known = known
        self.sources = sources
    }

    /// The articles whose sources were looked for.
    public var checked: Range<Document> { known..<Document(detection.corpus.count) }

    /// The verdicts on an article and its sources, the likeliest first: those
    /// judged reuse, then the nearest that are not. `first` is the source.
    public func sources(of checked: Document) -> [Verdict] {
        sources[Int(checked - known)]
    }

    /// Whether a checked article reuses something of the collection.
    public func isReuse(_ checked: Document) -> Bool {
        sources(of: checked).contains(where: \.relation.isReuse)
    }

    /// The share of a checked article's words that stand in passages aligned
    /// with a source it reuses, 0...1.
    public func share(of checked: Document) -> Double {
        var tokenizer = Tokenizer()
        var tokens: [Token] = []
        tokenizer.tokenize(detection.corpus.text(of: checked).span, into: &tokens)
        guard !tokens.isEmpty else { return 0 }
        var isAligned = [Bool](repeating: false, count: tokens.count)
        for verdict in sources(of: checked) where verdict.relation.isReuse {
            for passage in detection.passages(of: verdict) {
                let start = tokens.firstPlace { Int($0.end) > passage.second.lowerBound }
                let end = tokens.firstPlace { Int($0.start) >= passage.second.upperBound }
                for place in start..<max(start, end) { isAligned[place] = true }
            }
        }
        return Double(isAligned.count { $0 }) / Double(tokens.count)
    }
}
