import ArticleText
public import Sketching

/// Makes a live index of what was stored of one: its articles with their keys,
/// and its pairs. Nothing is judged, no text is read.
public struct LiveIndexBuilder {
    private let options: DetectionOptions
    private let window: Double?
    private var texts = LiveTexts()
    private var graph = LiveGraph()
    private let segments: [Segment]
    private var removed: Set<TextNumber>
    private var bands = PostingBuilder()
    private var sampled = PostingBuilder()

    /// - Parameters:
    ///   - segments: in which some of the texts are indexed already.
    ///   - removed: documents in them that are there no more.
    public init(
        options: DetectionOptions = DetectionOptions(), window: Double? = nil, segments: [Segment] = [],
        removed: Set<TextNumber> = []
    ) {
        self.options = options
        self.window = window
        self.segments = segments
        self.removed = removed
    }

    /// Adds an article, in the order of their numbers.
    ///
    /// - Parameter keys: asked for where the text is new and in no segment.
    public mutating func add(
        _ article: LiveArticle, _ facts: LiveText, keys: () throws -> ArticleKeys
    ) rethrows {
        if let text = texts.number(of: facts.digest) {
            _ = texts.add(article, to: text)
            return
        }
        texts.addText(of: article, facts)
        let number = article.number.rawValue
        let isGone = removed.contains(TextNumber(of: article.number))
        if !isGone, segments.contains(where: { $0.text(of: number) != nil }) { return }
        let keys = try keys()
        bands.add(number, under: keys.bands)
        sampled.add(number, under: keys.sampled)
    }

    /// Adds a pair judged reuse, once both articles are there.
    public mutating func connect(
        _ first: ArticleNumber, _ second: ArticleNumber, score: Double, overlap: Overlap, isNear: Bool
    ) {
        guard let one = texts.text(of: first), let other = texts.text(of: second), one != other else {
            return
        }
        graph.insert(LiveGraph.Edge(score: score, overlap: overlap, isNear: isNear), between: one, and: other)
    }

    /// The index. Linear.
    public consuming func build() -> LiveIndex {
        for segment in segments {
            for text in segment.documents.map(TextNumber.init) where !texts.contains(text) {
                removed.insert(text)
            }
        }
        var groups = LiveGroups()
        for text in graph.texts {
            for other in graph.neighbours(of: text) where text < other && graph[text, other]!.isNear {
                groups.join(text, other, precedes: texts.textPrecedes)
            }
        }
        return LiveIndex(
            options: options, window: window, texts: texts, graph: graph, groups: groups,
            candidates: CandidateIndex(
                options: options,
                bands: PostingIndex(
                    layers: segments.map(\.bands), removed: Set(removed.map(\.rawValue)), recent: [bands]),
                sampled: PostingIndex(
                    layers: segments.map(\.shingles), removed: Set(removed.map(\.rawValue)), recent: [sampled]
                )))
    }
}
