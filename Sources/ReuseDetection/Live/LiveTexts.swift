import ArticleText

/// The different texts of a live index, and which articles have each.
///
/// As in a dump, articles with one text are one: the first of them by id, the
/// original, is compared for all. A text goes by the number of the article that
/// brought it.
struct LiveTexts: Sendable {
    struct Text: Sendable {
        var original: Document
        let digest: TextDigest
        let words: UInt32
        /// Shingles in the rewrite index.
        let samples: UInt32
        /// When articles with it came out, first and last.
        var moments: ClosedRange<Double>
    }

    private struct Entry: Sendable {
        let id: String
        let moment: Double
        let publisher: UInt32
        let text: Document

        init(_ article: LiveArticle, text: Document) {
            id = article.id
            moment = article.moment
            publisher = article.publisher
            self.text = text
        }
    }

    private var articles: [Document: Entry] = [:]
    private var texts: [Document: Text] = [:]
    private var numbers: [TextDigest: Document] = [:]
    /// Of a text that several articles have all of these, ascending by id.
    private var sharing: [Document: [Document]] = [:]

    var count: Int { articles.count }
    /// The numbers of texts that several articles have.
    var shared: some Sequence<Document> { sharing.keys }

    subscript(text: Document) -> Text { texts[text]! }

    /// The number of a text; nil where it is new.
    func number(of digest: TextDigest) -> Document? { numbers[digest] }

    /// The text an article has; nil where it is not known.
    func text(of article: Document) -> Document? { articles[article]?.text }

    /// The articles that have a text, ascending by id, the original first.
    func articles(having text: Document) -> [Document] { sharing[text] ?? [texts[text]!.original] }

    func id(of article: Document) -> String { articles[article]!.id }

    /// The publisher of a text's original.
    func publisher(of text: Document) -> UInt32 { articles[texts[text]!.original]!.publisher }

    /// Whether one article's id comes before another's, bytewise.
    func precedes(_ one: Document, _ other: Document) -> Bool {
        articles[one]!.id.utf8.lexicographicallyPrecedes(articles[other]!.id.utf8)
    }

    /// Whether one text's original comes before another's.
    func textPrecedes(_ one: Document, _ other: Document) -> Bool {
        precedes(texts[one]!.original, texts[other]!.original)
    }

    /// Adds an article with a new text.
    mutating func addText(of article: LiveArticle, _ keys: ArticleKeys) {
        let number = article.number
        articles[number] = Entry(article, text: number)
        numbers[keys.digest] = number
        texts[number] = Text(
            original: number, digest: keys.digest, words: UInt32(keys.words), samples: UInt32(keys.samples),
            moments: article.moment...article.moment)
    }

    /// Adds an article with a known text; the original it displaces, if it
    /// does.
    mutating func add(_ article: LiveArticle, to text: Document) -> Document? {
        articles[article.number] = Entry(article, text: text)
        var members = articles(having: text)
        let place = members.firstIndex { precedes(article.number, $0) } ?? members.count
        members.insert(article.number, at: place)
        sharing[text] = members
        let old = texts[text]!.original
        texts[text]!.original = members[0]
        let moments = texts[text]!.moments
        texts[text]!.moments =
            min(moments.lowerBound, article.moment)...max(moments.upperBound, article.moment)
        return place == 0 ? old : nil
    }

    /// What the removal of an article leaves of its text.
    enum Remainder {
        /// The text, with the same original.
        case same
        /// The text, with another original.
        case displaced
        case nothing(Text)
    }

    mutating func remove(_ article: Document) -> Remainder {
        let text = articles[article]!.text
        var members = articles(having: text)
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
        guard texts[text]!.original == article else { return .same }
        texts[text]!.original = members[0]
        return .displaced
    }
}
