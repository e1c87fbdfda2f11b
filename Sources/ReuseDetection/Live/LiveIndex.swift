public import ArticleText
public import Sketching

/// The detector one article at a time: what `Detector` does for a dump, for
/// articles that come and go.
///
/// Whatever the order in which articles came, the pairs and families are those
/// a detector finds in all of them, as long as none of the caps is met that
/// depend on what else there is; `CandidateIndex` names them. Where one is met,
/// pairs stay whose shingles have become common since, though families do not
/// count them; and a few are missed, whose shingles were common or seemed one
/// publisher's boilerplate when the articles came. A removal brings back no pair
/// that a cap had kept away.
///
/// Texts are not kept. Where they are needed, `article` is asked for one.
public struct LiveIndex: Sendable {
    public let options: DetectionOptions
    /// Texts whose articles came out farther apart are not compared; nil
    /// compares all. In seconds.
    public let window: Double?

    private(set) var texts: LiveTexts
    private(set) var graph: LiveGraph
    private var groups: LiveGroups
    private var candidates: CandidateIndex

    public init(options: DetectionOptions = DetectionOptions(), window: Double? = nil) {
        self.init(
            options: options, window: window, texts: LiveTexts(), graph: LiveGraph(), groups: LiveGroups(),
            candidates: CandidateIndex(options: options))
    }

    init(
        options: DetectionOptions, window: Double?, texts: LiveTexts, graph: LiveGraph, groups: LiveGroups,
        candidates: CandidateIndex
    ) {
        self.options = options
        self.window = window
        self.texts = texts
        self.graph = graph
        self.groups = groups
        self.candidates = candidates
    }

    /// The number of articles.
    public var count: Int { texts.count }

    /// Adds an article and judges it beside its candidates.
    ///
    /// After an error of `article` the index is of no more use.
    ///
    /// - Parameters:
    ///   - examiner: one with the index's options, for this index alone, and for
    ///     as long as no number becomes another article's. It learns of the
    ///     articles compared, which many a next one is compared with too.
    ///   - article: the article with a number, this one included.
    public mutating func add(
        _ added: LiveArticle, _ keys: ArticleKeys, _ examiner: inout PairExaminer,
        article: (ArticleNumber) throws -> Article
    ) rethrows -> LiveChange {
        var change = LiveChange()
        if let text = texts.number(of: keys.digest) {
            if let displaced = texts.add(added, to: text) {
                change.dropped = [displaced]
                forget(text)
                change.found = try judge(text, keys, &examiner, article)
            }
        } else {
            texts.addText(of: added, LiveText(keys))
            let text = TextNumber(of: added.number)
            candidates.insert(text, keys)
            change.found = try judge(text, keys, &examiner, article)
        }
        return change
    }

    /// Removes an article; unknown ones are ignored.
    ///
    /// After an error of `article` the index is of no more use.
    ///
    /// - Parameter article: the article with a number; this one need not be
    ///   there any more.
    public mutating func remove(
        _ number: ArticleNumber, article: (ArticleNumber) throws -> Article
    ) rethrows -> LiveChange {
        guard let text = texts.text(of: number) else { return LiveChange() }
        var change = LiveChange()
        let remainder = texts.remove(number)
        if case .same = remainder { return change }
        change.dropped = [number]
        forget(text)
        guard case .displaced(let kept) = remainder else {
            candidates.remove(text)
            change.gone = text
            return change
        }
        change.dropped.append(texts[kept].original)
        var maker = KeyMaker(options: options)
        guard let keys = maker.keys(of: try article(texts[kept].original).text) else { return change }
        if kept != text {
            candidates.remove(text)
            candidates.insert(kept, keys)
            (change.gone, change.renumbered) = (text, kept)
        }
        var examiner = PairExaminer(options: options)
        change.found = try judge(kept, keys, &examiner, article)
        return change
    }

    /// Takes segments for what they hold, which is in memory or in others so far.
    ///
    /// - Parameters:
    ///   - segments: all there are now.
    ///   - moved: documents in them that were in memory or in other segments.
    ///   - removed: documents in them that are there no more.
    ///
    /// - Complexity: O(*n*) in what is in memory.
    public mutating func adopt(_ segments: [Segment], moved: Set<TextNumber>, removed: Set<TextNumber>) {
        candidates.adopt(segments, moved: moved, removed: removed)
    }

    /// The first by id of the articles with the same words as one, which pairs
    /// are on: itself, mostly. Nil where it is not known.
    public func original(of number: ArticleNumber) -> ArticleNumber? {
        texts.text(of: number).map { texts[$0].original }
    }

    /// Of the articles with the same words as one the first that was added, if
    /// its number is below `limit`; and how many more are.
    ///
    /// - Complexity: O(log *n*) for *n* articles with the same words.
    public func firstIdentical(
        to number: ArticleNumber, before limit: ArticleNumber
    ) -> (number: ArticleNumber, copies: Int)? {
        texts.text(of: number).flatMap { texts.first(having: $0, before: limit) }
    }

    /// Forgets the pairs of a text.
    private mutating func forget(_ text: TextNumber) {
        let group = groups.dissolve(groupOf: text)
        graph.remove(text)
        for text in group {
            for other in graph.neighbours(of: text) where graph[text, other]!.isNear {
                groups.join(text, other, precedes: texts.textPrecedes)
            }
        }
    }

    /// Judges a text beside its candidates, near-duplicates first, as these say
    /// which shingles are rare.
    private mutating func judge(
        _ text: TextNumber, _ keys: ArticleKeys, _ examiner: inout PairExaminer,
        _ article: (ArticleNumber) throws -> Article
    ) rethrows -> [LivePair] {
        var comparison = LiveComparison(
            text: text, own: try compared(text, &examiner, article), options: options)
        let near = candidates.near(text, keys)
        for other in near.texts where isComparable(text, other) {
            _ = try compare(other, isNear: true, &comparison, &examiner, article)
        }
        for other in near.attempts where isComparable(text, other) {
            if try compare(other, isNear: true, &comparison, &examiner, article) { break }
        }
        let rare = candidates.rare(text, keys, among: Standing(texts: texts, groups: groups)) {
            isComparable(text, $0)
        }
        for other in rare where !comparison.judged.contains(other) {
            _ = try compare(other, isNear: false, &comparison, &examiner, article)
        }
        return comparison.pairs
    }

    /// Adds the pair of a text and a candidate if it is reuse; whether it is.
    private mutating func compare(
        _ other: TextNumber, isNear: Bool, _ comparison: inout LiveComparison,
        _ examiner: inout PairExaminer, _ article: (ArticleNumber) throws -> Article
    ) rethrows -> Bool {
        let text = comparison.text
        let isFirst = texts.textPrecedes(text, other)
        let numbers = (texts[text].original, texts[other].original)
        let found = comparison.compare(
            with: try compared(other, &examiner, article), of: other, isFirst: isFirst,
            isNear: isNear, numbers: numbers, &examiner)
        guard let found else { return false }
        graph.insert(
            LiveGraph.Edge(score: found.score, overlap: found.overlap, isNear: isNear), between: text,
            and: other)
        if isNear { groups.join(text, other, precedes: texts.textPrecedes) }
        return true
    }

    private func compared(
        _ text: TextNumber, _ examiner: inout PairExaminer, _ article: (ArticleNumber) throws -> Article
    ) rethrows -> ComparedArticle {
        let original = texts[text].original
        return try examiner.compared(original.rawValue) { try article(original) }
    }

    /// Whether a text is there, which a damaged segment may be wrong about, and came
    /// out near enough to another.
    private func isComparable(_ text: TextNumber, _ other: TextNumber) -> Bool {
        guard texts.contains(other) else { return false }
        guard let window else { return true }
        let (one, other) = (texts[text].moments, texts[other].moments)
        return max(one.lowerBound, other.lowerBound) - min(one.upperBound, other.upperBound) <= window
    }
}

/// What the candidate search asks of the texts.
private struct Standing: IndexedTexts {
    let texts: LiveTexts
    let groups: LiveGroups

    func samples(of text: TextNumber) -> UInt32? { texts.contains(text) ? texts[text].samples : nil }
    func publisher(of text: TextNumber) -> UInt32 { texts.contains(text) ? texts.publisher(of: text) : 0 }
    func first(of text: TextNumber) -> TextNumber { groups.first(of: text) }
    func precedes(_ one: TextNumber, _ other: TextNumber) -> Bool { texts.textPrecedes(one, other) }
}

/// The comparison of a text that was added to a live index with its candidates.
private struct LiveComparison {
    let text: TextNumber
    /// The candidates judged so far.
    private(set) var judged: Set<TextNumber> = []
    /// The pairs that are reuse.
    private(set) var pairs: [LivePair] = []

    private let options: DetectionOptions
    private let own: ComparedArticle

    init(text: TextNumber, own: ComparedArticle, options: DetectionOptions) {
        self.text = text
        self.own = own
        self.options = options
    }

    /// Compares the text with another and keeps the pair if it is reuse. Its
    /// passages are laid out only then.
    ///
    /// - Parameters:
    ///   - compared: the first article that has the other text.
    ///   - other: that text's number.
    ///   - isFirst: whether the text added stands first in the pair.
    ///   - numbers: of the two articles, that of the text added first.
    ///
    /// - Returns: the verdict on a pair that is reuse.
    mutating func compare(
        with compared: ComparedArticle, of other: TextNumber, isFirst: Bool, isNear: Bool,
        numbers: (ArticleNumber, ArticleNumber), _ examiner: inout PairExaminer
    ) -> Verdict? {
        let (first, second) = isFirst ? (own, compared) : (compared, own)
        examiner.setFirst(first)
        let overlap = examiner.overlap(with: second)
        if isNear, overlap.jaccard < options.minBandSimilarity { return nil }
        judged.insert(other)
        let found = examiner.finding(on: second, overlap: overlap)
        guard found.relation.isReuse else { return nil }
        let verdict = examiner.verdict(found, on: second, 0, 1)
        let passages = examiner.passages(of: found.relation, with: second)
        let inOrder = isFirst ? numbers : (numbers.1, numbers.0)
        pairs.append(
            LivePair(
                first: inOrder.0, second: inOrder.1, verdict: verdict, isNear: isNear, passages: passages))
        return verdict
    }
}
