import ArticleText

/// What JSON says of an article.
struct ArticleFields {
    private let article: Article
    private let id: ArraySlice<UInt8>
    private let words: Int

    init(_ article: Article, id: ArraySlice<UInt8>, words: Int) {
        self.article = article
        self.id = id
        self.words = words
    }

    func write(withText: Bool, _ json: inout JSONWriter) {
        json.key("id")
        json.value(id, orNull: false)
        json.key("path")
        json.value(article.origin.path)
        json.key("title")
        json.value(article.utf8(.title), orNull: true)
        json.key("publisher")
        json.value(article.utf8(.publisher), orNull: true)
        json.key("published")
        json.value(article.utf8(.published), orNull: true)
        json.key("words")
        json.value(words)
        if withText {
            json.key("text")
            json.value(article.text, orNull: false)
        }
    }
}
