import GRDB
import ReuseDetection

/// Archived articles that carry one story's text.
public struct ArchivedFamily: Sendable, Hashable {
    /// The likely original: published first, else the longest.
    public let canonical: ArchivedArticle
    /// All of them, the canonical one included, ascending by id.
    public let members: [ArchivedArticle]
}

extension Archive {
    /// All families, in the order of their first members' ids.
    ///
    /// They are made from the pairs each time, so they never lag behind. A
    /// process that only reads sees them as they were when it first asked.
    public func families() throws(ArchiveError) -> [ArchivedFamily] {
        try families { try $0.families(article: $1.article, keys: $1.keys) }
    }

    /// The families of the articles that pairs connect with one.
    public func families(around id: String) throws(ArchiveError) -> [ArchivedFamily] {
        try families { index, cache in
            guard let number = try ArticleTable(db: cache.db).number(of: id) else { return [] }
            return try index.families(around: number, article: cache.article, keys: cache.keys)
        }
    }

    private func families(
        _ find: (LiveIndex, ArticleCache) throws -> [Family]
    ) throws(ArchiveError) -> [ArchivedFamily] {
        try withIndex { (index) throws(ArchiveError) in
            try database.read { db in
                let table = ArticleTable(db: db)
                return try find(index, ArticleCache(db)).compactMap { family in
                    try table.summary(family.canonical).map { canonical in
                        ArchivedFamily(
                            canonical: canonical, members: try family.members.compactMap(table.summary))
                    }
                }
            }
        }
    }
}
