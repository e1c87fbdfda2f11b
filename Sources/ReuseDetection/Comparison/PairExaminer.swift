public import ArticleText

/// Compares and judges one article with others. One per thread: it keeps its
/// buffers, and what it learnt of the articles it met last.
public struct PairExaminer {
    private let judge: Judge
    private let options: DetectionOptions
    private var comparer: TextComparer
    private var tiler = WordTiler(minWords: 3)
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
        recent = RecentTexts(maxWords: recentWords)
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

    /// The same of an article that may be known already by its number, which must not
    /// become another's.
    ///
    /// - Parameter article: the article, asked for if it is not known.
    mutating func compared(
        _ number: UInt32, article: () throws -> Article
    ) rethrows -> ComparedArticle {
        try recent.text(of: number) {
            let article = try article()
            return ComparedArticle(article, text: comparer.cut(article.text.span))
        }
    }

    mutating func compared(_ document: Document, of corpus: Corpus) -> ComparedArticle {
        compared(document) { corpus[document] }
    }

    /// What the first article and another share.
    func overlap(with second: ComparedArticle) -> Overlap { comparer.overlap(with: second.text) }

    mutating func finding(on second: ComparedArticle) -> Finding {
        finding(on: second, overlap: overlap(with: second))
    }

    /// - Parameter overlap: of the first article and this one.
    mutating func finding(on second: ComparedArticle, overlap: Overlap) -> Finding {
        let first = first!
        if overlap.isOfEqualSets, first.text.hasWords(of: second.text) {
            return Finding(relation: .identical, score: 1, overlap: overlap, daysApart: 0, features: nil)
        }
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
    /// - Parameters:
    ///   - first: the number of the first article.
    ///   - number: that of the second.
    func verdict(
        _ found: Finding, on second: ComparedArticle, _ first: Document, _ number: Document
    ) -> Verdict {
        Verdict(
            first: first, second: number, relation: found.relation, score: found.score,
            overlap: found.overlap, direction: .unknown
        ).with(provenance(of: second, found.overlap))
    }
}

/// An article on its way through comparisons: cut into words when it is made,
/// taken apart when that is asked for, and then no more.
final class ComparedArticle: DissectedText {
    let article: Article
    let text: ComparedText
    private(set) lazy var published = article.publicationTime
    private(set) lazy var examined = ExaminedArticle(article)
    private(set) lazy var authored = AuthoredText(examined.analysis(text.tokens))

    var bytes: ArraySlice<UInt8> { article.text }
    var tokens: [Token] { text.tokens }
    var analysis: TextAnalysis { authored.analysis }

    init(_ article: Article, text: ComparedText) {
        self.article = article
        self.text = text
    }
}

/// A text with what was learnt of it.
protocol DissectedText: AnyObject {
    var bytes: ArraySlice<UInt8> { get }
    var tokens: [Token] { get }
    /// Taken apart for comparison.
    var analysis: TextAnalysis { get }
}

/// The texts of a corpus that were asked for last: pairs come in the order of
/// their first texts, and those that go with one often go with the next too.
///
/// Two generations: what is asked for moves to the younger one; when that is
/// full, the older is given up and it takes its place. What alone is more than
/// a generation is not kept.
struct RecentTexts<Text: DissectedText> {
    private var young: [Document: Text] = [:]
    private var old: [Document: Text] = [:]
    private var words = 0
    /// Words of the texts in a generation.
    private let maxWords: Int

    init(maxWords: Int = 1 << 17) { self.maxWords = maxWords }

    /// The text of a document, made where it is not known.
    mutating func text(of document: Document, make: () throws -> Text) rethrows -> Text {
        if let known = young[document] { return known }
        let text = try old[document] ?? make()
        guard text.tokens.count <= maxWords else { return text }
        words += text.tokens.count
        if words > maxWords {
            (old, young) = (young, [:])
            words = text.tokens.count
        }
        young[document] = text
        return text
    }
}
