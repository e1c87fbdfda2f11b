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

    /// - Parameter looksForDisguise: takes time, and is worth it for articles of
    ///   pairs that are reported.
    func write(withText: Bool, looksForDisguise: Bool, _ json: inout JSONWriter) {
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
        if looksForDisguise, let disguise = Disguise(of: article.text) {
            json.key("disguised")
            json.object { json in
                json.key("mixedScriptWords")
                json.value(disguise.mixedScriptWords)
                json.key("invisibleCharacters")
                json.value(disguise.invisibleCharacters)
            }
        }
        if withText {
            json.key("text")
            json.value(article.text, orNull: false)
        }
    }
}
