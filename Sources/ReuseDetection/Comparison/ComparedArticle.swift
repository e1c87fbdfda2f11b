import ArticleText

/// An article on its way through comparisons: cut into words when it is made,
/// taken apart when that is asked for, and then no more.
final class ComparedArticle {
    let article: Article
    let text: ComparedText
    private(set) lazy var published = article.publicationTime
    private(set) lazy var examined = ExaminedArticle(article)
    private(set) lazy var authored = AuthoredText(examined.analysis(text.tokens))

    init(_ article: Article, text: ComparedText) {
        self.article = article
        self.text = text
    }
}

/// The articles compared last: pairs come in the order of their first
/// articles, and those that go with one often go with the next too.
///
/// Two generations: what is asked for moves to the younger one; when that is
/// full, the older is given up and it takes its place.
struct RecentArticles {
    /// Words of the articles in a generation.
    private static let mostWords = 1 << 17

    private var young: [Document: ComparedArticle] = [:]
    private var old: [Document: ComparedArticle] = [:]
    private var words = 0

    /// The article of a document, made where it is not known.
    mutating func article(_ document: Document, make: () -> ComparedArticle) -> ComparedArticle {
        if let known = young[document] { return known }
        let article = old[document] ?? make()
        // Room for one article alone is not kept.
        guard article.text.tokens.count <= Self.mostWords / 4 else { return article }
        words += article.text.tokens.count
        if words > Self.mostWords {
            (old, young) = (young, [:])
            words = article.text.tokens.count
        }
        young[document] = article
        return article
    }
}
