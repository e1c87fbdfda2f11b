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

    init(text: Document, own: ComparedArticle, options: DetectionOptions) {
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
        with compared: ComparedArticle, of other: Document, isFirst: Bool, isNear: Bool,
        numbers: (Document, Document), _ examiner: inout PairExaminer
    ) -> Verdict? {
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
        let passages = examiner.passages(of: found.relation, with: second)
        pairs.append(LivePair(verdict: verdict, isNear: isNear, passages: passages))
        return verdict
    }
}
