public import ArticleText
public import ReuseDetection

/// A file that arrived, and what was read of it.
public struct Arrival: Sendable {
    /// Its path relative to the inbox. With the digest, its identity.
    public var name: String
    /// Of the file's bytes, by a hash of the caller's choice; empty where the
    /// bytes could not be read.
    public var digest: [UInt8]
    /// Bytes of the file.
    public var size: Int
    /// Seconds since 1970.
    public var receivedAt: Double
    /// The file as the reader of its articles named it. Where an article's id
    /// or path begins with this, `name` is put in its place, so that an
    /// article goes by its path relative to the inbox.
    public var path: String
    /// In the order of the file.
    public var articles: [Article]
    /// Why the file, or a part of it, could not be read.
    public var failure: String?

    public init(
        name: String, digest: [UInt8], size: Int, receivedAt: Double, path: String? = nil,
        articles: [Article], failure: String? = nil
    ) {
        self.name = name
        self.digest = digest
        self.size = size
        self.receivedAt = receivedAt
        self.path = path ?? name
        self.articles = articles
        self.failure = failure
    }
}

/// That a file arrived, and what became of it.
public struct Receipt: Sendable, Hashable {
    public enum Status: String, Sendable, Hashable, CaseIterable {
        /// An article of it reuses an archived one, or is reused by one.
        case flagged
        case clean
        /// Byte for byte a file that arrived before in the same folder; nothing
        /// is stored again.
        case duplicate
        /// Nothing could be read of it.
        case failed
    }

    /// The arrival's identity.
    public let name: String
    public let digest: [UInt8]
    /// Seconds since 1970.
    public let receivedAt: Double
    public let status: Status
    /// How many articles of it are archived; of a duplicate, of the file that
    /// came first.
    public let articles: Int
    /// How many of these were flagged.
    public let flaggedArticles: Int
    /// How many of these are new versions of articles archived before: the same
    /// id, other words.
    public let newVersions: Int
    /// How many more had been archived before: the same id, the same words.
    public let knownArticles: Int
    /// The name of the file that came first, of a duplicate.
    public let duplicateOf: String?
    /// Why the file, or a part of it, could not be read.
    public let failure: String?
    /// Whether it had been recorded before.
    public let wasKnown: Bool
    /// Whether it was recorded as put where it belongs.
    public let isFiled: Bool
    /// The arrival whose articles are its.
    let source: Int64
}

/// An article that arrived, and what was found of it among those that were
/// archived before.
public struct JudgedArticle: Sendable, Hashable {
    public let article: ArchivedArticle
    /// Reuse only, the strongest first; of articles with the same words only
    /// the first that came.
    public let findings: [Finding]
}

/// One archived article, without its text.
public struct ArchivedArticle: Sendable, Hashable {
    /// Its id in the archive: unique, and the name of its file where that is
    /// the article. An id that was taken before got `@2`, `@3` and so on.
    public let id: String
    public let title: String?
    public let publisher: String?
    /// When it was published, as its source wrote it.
    public let published: String?
    public let url: String?
    /// Words of its text. With fewer than a shingle has, it is kept but not
    /// compared.
    public let words: Int
}

/// What an arrived article has in common with one archived before it.
public struct Finding: Sendable, Hashable {
    public let other: ArchivedArticle
    /// How many more articles with the words of the other came before this one.
    public let copies: Int
    /// Whether the other is an earlier version of this one: of the same source,
    /// with the same id.
    public let isVersion: Bool
    public let relation: Relation
    /// The probability of reuse, 0...1.
    public let score: Double
    /// `first` is the arrived article, `second` the other.
    public let overlap: Overlap
    /// `first` is the arrived article, `second` the other.
    public let direction: Direction
    /// Whether the derived text names its source; nil where that cannot be
    /// said.
    public let credited: Bool?
    /// In the order of the arrived article.
    public let evidence: [Evidence]
}

/// A passage that both texts have, in Unicode scalars.
public struct Evidence: Sendable, Hashable {
    /// In the text of the arrived article.
    public let article: Range<Int>
    /// In the text of the other one.
    public let other: Range<Int>
    public let kind: Passage.Kind
    /// 0...1.
    public let similarity: Double
}
