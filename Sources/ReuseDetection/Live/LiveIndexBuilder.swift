import ArticleText
import Sketching

/// Makes a live index of what was stored of one: its articles with their keys,
/// and its pairs. Nothing is judged, no text is read.
public struct LiveIndexBuilder {
    private let options: DetectionOptions
    private let window: Double?
    private var texts = LiveTexts()
    private var graph = LiveGraph()
    private var bands = PostingBuilder()
    private var sampled = PostingBuilder()

    public init(options: DetectionOptions = DetectionOptions(), window: Double? = nil) {
        self.options = options
        self.window = window
    }

    /// Adds an article, in any order.
    public mutating func add(_ article: LiveArticle, _ keys: ArticleKeys) {
        if let text = texts.number(of: keys.digest) {
            _ = texts.add(article, to: text)
        } else {
            texts.addText(of: article, keys)
            bands.add(article.number, under: keys.bands)
            sampled.add(article.number, under: keys.sampled)
        }
    }

    /// Adds a pair judged reuse, once both articles are there.
    public mutating func connect(
        _ first: Document, _ second: Document, score: Double, overlap: Overlap, isNear: Bool
    ) {
        guard let one = texts.text(of: first), let other = texts.text(of: second), one != other else {
            return
        }
        graph.insert(LiveGraph.Edge(score: score, overlap: overlap, isNear: isNear), between: one, and: other)
    }

    /// The index. Linear.
    public consuming func build() -> LiveIndex {
        var groups = LiveGroups()
        for text in graph.texts {
            for other in graph.neighbours(of: text) where text < other && graph[text, other]!.isNear {
                groups.join(text, other, precedes: texts.textPrecedes)
            }
        }
        return LiveIndex(
            options: options, window: window, texts: texts, graph: graph, groups: groups,
            candidates: LiveCandidates(
                options: options, bands: PostingIndex([bands]), sampled: PostingIndex([sampled])))
    }
}
