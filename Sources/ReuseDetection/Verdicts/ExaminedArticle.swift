public import ArticleText
import Synchronization

/// An article with its anatomy: what its text says of its origin.
public struct ExaminedArticle: Sendable {
    public let article: Article
    public let anatomy: Anatomy
    /// When it was published, where that is known.
    let published: PublicationTime?

    public init(_ article: Article, anatomy: Anatomy) {
        self.article = article
        self.anatomy = anatomy
        published = article.publicationTime
    }

    /// Takes the article's text apart. Linear.
    public init(_ article: Article) {
        self.init(article, anatomy: Anatomy(of: article.text))
    }

    private let knownHearsay = KnownCount()

    /// How often it says that it has something from hearsay, up to twice. Linear when
    /// it is first asked for, which it is only where times do not say who was first.
    var hearsay: Int { knownHearsay.value { Hearsay.count(in: article.text.span, upTo: 2) } }

    /// Its text taken apart for comparison, what is not of the article set
    /// aside. Linear, computed anew each time.
    public var analysis: TextAnalysis { TextAnalysis(of: article.text, boilerplate: anatomy.asides) }

    /// The same where the text is already cut into words.
    func analysis(_ tokens: [Token]) -> TextAnalysis {
        TextAnalysis(of: article.text, tokens: tokens, boilerplate: anatomy.asides)
    }

    /// The agency or outlet that published it, where known by name.
    var knownPublisher: NewsName? { NewsName(utf8: article.utf8(.publisher)) }

    /// The agencies and outlets it says it is from, in any slot but a
    /// picture's and those of its sentences.
    var origins: Set<String> {
        var names: Set<String> = []
        for credit in anatomy.credits where credit.isAttribution && credit.slot != .inText {
            names.insert(credit.name)
        }
        if let agency = anatomy.dateline?.agency { names.insert(agency) }
        for field in [Article.Field.credit, .byline] {
            if let known = NewsName(utf8: article.utf8(field)) { names.insert(known.name) }
        }
        return names
    }

    /// Who wrote it, from the field or the text.
    var author: String? { article[.byline] ?? anatomy.byline }
}

/// A count that is made when it is first asked for.
private final class KnownCount: Sendable {
    private let count = Atomic(-1)

    func value(_ make: () -> Int) -> Int {
        let known = count.load(ordering: .relaxed)
        if known >= 0 { return known }
        let made = make()
        count.store(made, ordering: .relaxed)
        return made
    }
}

extension TextAnalysis {
    /// An article's text taken apart for comparison, what is not of the
    /// article set aside.
    init(ofArticle text: ArraySlice<UInt8>) {
        self.init(of: text, boilerplate: Anatomy(of: text).asides)
    }
}
