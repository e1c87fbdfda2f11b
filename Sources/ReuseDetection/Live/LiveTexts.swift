import ArticleText

/// The different texts of a live index, and which articles have each.
///
/// As in a dump, articles with one text are one: the first of them by id, the
/// original, is compared for all. A text goes by the number of the article that
/// brought it, or if that is gone of the next.
struct LiveTexts: Sendable {
    struct Text: Sendable {
        var original: ArticleNumber
        let digest: TextDigest
        /// Shingles in the rewrite index.
        let samples: UInt32
        /// When articles with it came out, first and last.
        var moments: ClosedRange<Double>
    }

    private struct Entry: Sendable {
        let id: String
        let moment: Double
        let publisher: UInt32
        var text: TextNumber

        init(_ article: LiveArticle, text: TextNumber) {
            id = article.id
            moment = article.moment
            publisher = article.publisher
            self.text = text
        }
    }

    private var articles: [ArticleNumber: Entry] = [:]
    private var texts: [TextNumber: Text] = [:]
    private var numbers: [TextDigest: TextNumber] = [:]
    /// Of a text that several articles have all of these, ascending: as they
    /// came.
    private var sharing: [TextNumber: [ArticleNumber]] = [:]

    var count: Int { articles.count }
    func contains(_ text: TextNumber) -> Bool { texts[text] != nil }

    subscript(text: TextNumber) -> Text { texts[text]! }

    /// The number of a text; nil where it is new.
    func number(of digest: TextDigest) -> TextNumber? { numbers[digest] }

    /// The text an article has; nil where it is not known.
    func text(of article: ArticleNumber) -> TextNumber? { articles[article]?.text }

    /// The articles that have a text, ascending.
    private func members(having text: TextNumber) -> [ArticleNumber] {
        sharing[text] ?? [texts[text]!.original]
    }

    /// The first article that came with a text, if it came before another, and
    /// how many more came in between.
    ///
    /// - Complexity: O(log *n*) for *n* articles with the text.
    func first(having text: TextNumber, before limit: ArticleNumber) -> (number: ArticleNumber, copies: Int)?
    {
        guard let members = sharing[text] else {
            let only = texts[text]!.original
            return only < limit ? (only, 0) : nil
        }
        guard let first = members.first, first < limit else { return nil }
        return (first, members.firstPlace { $0 >= limit } - 1)
    }

    /// The publisher of a text's original.
    func publisher(of text: TextNumber) -> UInt32 { articles[texts[text]!.original]!.publisher }

    /// Whether one article's id comes before another's, bytewise.
    func precedes(_ one: ArticleNumber, _ other: ArticleNumber) -> Bool {
        articles[one]!.id.utf8.lexicographicallyPrecedes(articles[other]!.id.utf8)
    }

    /// Whether one text's original comes before another's.
    func textPrecedes(_ one: TextNumber, _ other: TextNumber) -> Bool {
        precedes(texts[one]!.original, texts[other]!.original)
    }

    /// Adds an article with a new text.
    mutating func addText(of article: LiveArticle, _ text: LiveText) {
        let number = article.number
        let own = TextNumber(of: number)
        articles[number] = Entry(article, text: own)
        numbers[text.digest] = own
        texts[own] = Text(
            original: number, digest: text.digest, samples: UInt32(text.samples),
            moments: article.moment...article.moment)
    }

    /// Adds an article with a known text; the original it displaces, if it
    /// does.
    ///
    /// - Complexity: amortized O(1) where articles come in the order of their
    ///   numbers.
    mutating func add(_ article: LiveArticle, to text: TextNumber) -> ArticleNumber? {
        articles[article.number] = Entry(article, text: text)
        let old = texts[text]!.original
        if sharing[text] == nil { sharing[text] = [old] }
        let place = sharing[text]!.firstPlace { $0 >= article.number }
        sharing[text]!.insert(article.number, at: place)
        let moments = texts[text]!.moments
        texts[text]!.moments =
            min(moments.lowerBound, article.moment)...max(moments.upperBound, article.moment)
        guard precedes(article.number, old) else { return nil }
        texts[text]!.original = article.number
        return old
    }

    /// What the removal of an article leaves of its text.
    enum Remainder {
        /// The text, with the same original.
        case same
        /// The text, with another original or under another number.
        case displaced(text: TextNumber)
        case nothing(Text)
    }

    mutating func remove(_ article: ArticleNumber) -> Remainder {
        let text = articles[article]!.text
        var members = members(having: text)
        members.removeAll { $0 == article }
        articles[article] = nil
        guard !members.isEmpty else {
            let gone = texts.removeValue(forKey: text)!
            numbers[gone.digest] = nil
            return .nothing(gone)
        }
        sharing[text] = members.count > 1 ? members : nil
        let moments = members.map { articles[$0]!.moment }
        texts[text]!.moments = moments.min()!...moments.max()!
        guard texts[text]!.original == article || text == TextNumber(of: article) else { return .same }
        texts[text]!.original = members.min(by: precedes)!
        return .displaced(text: text == TextNumber(of: article) ? renumber(text) : text)
    }

    /// Has a text go by the number of the first of its articles.
    private mutating func renumber(_ text: TextNumber) -> TextNumber {
        let number = TextNumber(of: sharing[text]?.first ?? texts[text]!.original)
        for article in members(having: text) { articles[article]!.text = number }
        sharing[number] = sharing.removeValue(forKey: text)
        texts[number] = texts.removeValue(forKey: text)
        numbers[texts[number]!.digest] = number
        return number
    }
}
