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
