import ArticleText

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
