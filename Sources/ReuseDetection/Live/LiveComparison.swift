import ArticleText

/// The comparison of a text that was added to a live index with its candidates.
struct LiveComparison {
    let text: Document
    /// The candidates judged so far.
    private(set) var judged: Set<Document> = []
    /// The pairs that are reuse.
    private(set) var pairs: [LivePair] = []

    private let options: DetectionOptions
    private let own: ComparedArticle
    private var examiner: PairExaminer
    private var finder = EvidenceFinder()

    init(text: Document, article: Article, options: DetectionOptions) {
        self.text = text
        self.options = options
        examiner = PairExaminer(options: options)
        own = examiner.compared(article)
    }

    /// Compares the text with another and keeps the pair if it is reuse. Its
    /// passages are laid out only then.
    ///
    /// - Parameters:
    ///   - other: the other's number; its article is the first that has it.
    ///   - isFirst: whether the text added stands first in the pair.
    ///   - numbers: of the two articles, that of the text added first.
    ///
    /// - Returns: the verdict on a pair that is reuse.
    mutating func compare(
        with article: Article, of other: Document, isFirst: Bool, isNear: Bool,
        numbers: (Document, Document)
    ) -> Verdict? {
        let compared = examiner.compared(article)
        let (first, second) = isFirst ? (own, compared) : (compared, own)
        examiner.setFirst(first)
        let overlap = examiner.overlap(with: second)
        if isNear, overlap.jaccard < options.leastBandSimilarity { return nil }
        judged.insert(other)
        let found = examiner.finding(on: second, overlap: overlap)
        guard found.relation.isReuse else { return nil }
        let provenance = examiner.provenance(of: second, overlap)
        let verdict = Verdict(
            first: isFirst ? numbers.0 : numbers.1, second: isFirst ? numbers.1 : numbers.0,
            relation: found.relation, score: found.score, overlap: overlap,
            direction: provenance.direction, credited: provenance.credited)
        let passages = finder.passages(of: found.relation, first.article.text, second.article.text)
        pairs.append(LivePair(verdict: verdict, isNear: isNear, passages: passages))
        return verdict
    }
}
