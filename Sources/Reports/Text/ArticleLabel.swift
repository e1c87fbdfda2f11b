import ArticleText

/// How reports for reading name an article. Nothing in it is escaped.
struct ArticleLabel {
    let id: String
    let title: String?
    let publisher: String?
    let moment: Moment?
    /// The time as people read it, else as the source wrote it.
    let time: String?
    let words: Int

    init(_ article: Article, id: String, words: Int) {
        self.id = id
        self.words = words
        title = article.title
        publisher = article.publisher
        moment = article.publicationTime.map(Moment.init)
        time = moment?.text ?? article.published
    }

    /// The outlet, or the id where that is not known.
    var name: String { publisher ?? id }

    /// The names of two articles: their outlets if those tell them apart.
    static func names(_ one: ArticleLabel, _ other: ArticleLabel) -> (String, String) {
        guard let first = one.publisher, let second = other.publisher, first != second else {
            return (one.id, other.id)
        }
        return (first, second)
    }
}

extension Disguise {
    /// `disguised: 12 words in letters of two scripts, 3 invisible characters
    /// within words`.
    var words: String {
        var found: [String] = []
        if mixedScriptWords > 0 {
            found.append(Numbers.count(mixedScriptWords, "word") + " in look-alike letters of two scripts")
        }
        if invisibleCharacters > 0 {
            found.append(Numbers.count(invisibleCharacters, "invisible character") + " within words")
        }
        return "disguised: " + found.joined(separator: ", ")
    }
}
