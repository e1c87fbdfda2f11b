public import ArticleText

/// Compares and judges one article with others. One per thread: it keeps its
/// buffers, and what it learnt of the first article, from pair to pair.
public struct PairExaminer {
    private let judge: Judge
    private let options: DetectionOptions
    private var comparer: TextComparer
    private var tiler = WordTiler(leastWords: 3)
    private var first: ExaminedOnce?

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

    public init(options: DetectionOptions) {
        self.options = options
        judge = Judge(options: options)
        comparer = TextComparer(shingleWidth: options.shingleWidth)
    }

    /// Sets the article the next ones are held against.
    public mutating func setFirst(_ article: Article) {
        comparer.setFirst(article.text.span)
        first = ExaminedOnce(article)
    }

    /// What an article is to the first one.
    ///
    /// Some ten microseconds where the overlap decides, else some hundred;
    /// linear in this article but for its sentences. There must be a first one.
    public mutating func finding(on second: Article) -> Finding {
        var other = ExaminedOnce(second)
        return finding(on: &other)
    }

    /// The same as a verdict, with who was first and whether it is credited.
    ///
    /// - Parameters:
    ///   - pair: the documents, that of the first article first.
    ///   - keepsAll: whether a verdict is wanted of what is no reuse.
    mutating func verdict(on second: Article, _ pair: DocumentPair, keepsAll: Bool) -> Verdict? {
        var other = ExaminedOnce(second)
        let found = finding(on: &other)
        guard found.relation.isReuse || keepsAll else { return nil }
        let provenance = found.relation.isReuse ? provenance(&other, found.overlap) : .none
        return Verdict(
            first: pair.first, second: pair.second, relation: found.relation, score: found.score,
            overlap: found.overlap, direction: provenance.direction, credited: provenance.credited)
    }

    private mutating func finding(on second: inout ExaminedOnce) -> Finding {
        let overlap = comparer.compare(with: second.article.text.span)
        let daysApart = first!.article.days(to: second.article)
        let judgement = judge.judgement(
            overlap, daysApart: daysApart, missingNumbers: comparer.missingNumbers
        ) {
            PairFeatures(
                first!.analysis(comparer.tokens.first), second.analysis(comparer.tokens.second),
                tiler: &tiler)
        }
        return Finding(
            relation: judgement.relation, score: judgement.score, overlap: overlap,
            daysApart: daysApart, features: judgement.features)
    }

    private mutating func provenance(_ second: inout ExaminedOnce, _ overlap: Overlap) -> Provenance {
        guard options.findsRewrites else { return Provenance(byTimesOf: first!.article, second.article) }
        return Provenance(first!.examined, second.examined, overlap: overlap)
    }

    /// An article taken apart when that is asked for, and then no more.
    private struct ExaminedOnce {
        let article: Article
        private(set) lazy var examined = ExaminedArticle(article)
        private var known: TextAnalysis?

        init(_ article: Article) { self.article = article }

        mutating func analysis(_ tokens: [Token]) -> TextAnalysis {
            if let known { return known }
            let analysis = examined.analysis(tokens)
            known = analysis
            return analysis
        }
    }
}
