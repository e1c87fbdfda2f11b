public import ArticleText

/// Compares and judges one article with others. One per thread: it keeps its
/// buffers, and what it learnt of the articles it met last.
public struct PairExaminer {
    private let judge: Judge
    private let options: DetectionOptions
    private var comparer: TextComparer
    private var tiler = WordTiler(leastWords: 3)
    private var recent: RecentTexts<ComparedArticle>
    private var finder = EvidenceFinder()
    private var first: ComparedArticle?

    /// What is found of two articles.
    public struct Finding {
        public let relation: Relation
        /// The probability of reuse, 0...1.
        public let score: Double
        public let overlap: Overlap
        /// Between the two publications; 0 where that is not known.
        public let daysApart: Double
        /// nil where the overlap alone decided.
        public let features: PairFeatures?
    }

    public init(options: DetectionOptions) { self.init(options: options, recentWords: 1 << 17) }

    /// - Parameter recentWords: so many words at least are at hand of the articles met
    ///   last.
    init(options: DetectionOptions, recentWords: Int) {
        self.options = options
        recent = RecentTexts(mostWords: recentWords)
        judge = Judge(options: options)
        comparer = TextComparer(shingleWidth: options.shingleWidth)
    }

    /// Sets the article the next ones are held against.
    public mutating func setFirst(_ article: Article) { setFirst(compared(article)) }

    /// What an article is to the first one. There must be a first one.
    ///
    /// - Complexity: O(*n*) in the texts; some ten microseconds where the overlap
    ///   decides, else some hundred.
    public mutating func finding(on second: Article) -> Finding { finding(on: compared(second)) }

    mutating func setFirst(_ article: ComparedArticle) {
        if first === article { return }
        first = article
        comparer.setFirst(article.text)
    }

    /// An article cut up for comparison.
    mutating func compared(_ article: Article) -> ComparedArticle {
        ComparedArticle(article, text: comparer.cut(article.text.span))
    }

    /// The same of an article that may be known already. Whatever a document is
    /// called by here must stay what it is.
    ///
    /// - Parameter article: the article of a document that is not known.
    mutating func compared(
        _ document: Document, article: (Document) throws -> Article
    ) rethrows -> ComparedArticle {
        try recent.text(of: document) {
            let article = try article(document)
            return ComparedArticle(article, text: comparer.cut(article.text.span))
        }
    }

    mutating func compared(_ document: Document, of corpus: Corpus) -> ComparedArticle {
        compared(document) { corpus[$0] }
    }

    /// What the first article and another share.
    func overlap(with second: ComparedArticle) -> Overlap { comparer.overlap(with: second.text) }

    mutating func finding(on second: ComparedArticle) -> Finding {
        finding(on: second, overlap: overlap(with: second))
    }

    /// - Parameter overlap: of the first article and this one.
    mutating func finding(on second: ComparedArticle, overlap: Overlap) -> Finding {
        let first = first!
        let daysApart = PublicationTime.days(from: first.published, to: second.published)
        let judgement = judge.judgement(
            overlap, daysApart: daysApart, missingNumbers: first.text.missingNumbers(beside: second.text)
        ) {
            PairFeatures(first.authored, second.authored, tiler: &tiler)
        }
        return Finding(
            relation: judgement.relation, score: judgement.score, overlap: overlap,
            daysApart: daysApart, features: judgement.features)
    }

    /// Who of the first article and another was first, and whether the other
    /// names it.
    func provenance(of second: ComparedArticle, _ overlap: Overlap) -> Provenance {
        let first = first!
        guard options.findsRewrites else { return Provenance(byTimes: first.published, second.published) }
        return Provenance(first.examined, second.examined, overlap: overlap)
    }

    /// The passages that show what the first article and another share.
    mutating func passages(of relation: Relation, with second: ComparedArticle) -> [Passage] {
        finder.passages(of: relation, first!, second)
    }

    /// What is found as a verdict, with who was first and whether it is credited.
    ///
    /// - Parameter pair: the documents, that of the first article first.
    func verdict(_ found: Finding, on second: ComparedArticle, _ pair: DocumentPair) -> Verdict {
        let provenance = found.relation.isReuse ? provenance(of: second, found.overlap) : .none
        return Verdict(
            first: pair.first, second: pair.second, relation: found.relation, score: found.score,
            overlap: found.overlap, direction: provenance.direction, credited: provenance.credited)
    }
}
