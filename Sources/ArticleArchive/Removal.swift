import GRDB
import ReuseDetection

extension Archive {
    /// Removes articles: their texts, keys and pairs, from the index and the
    /// file. What SQLite freed is overwritten; `compact()` gives it back.
    ///
    /// That their files arrived stays recorded, so that a file which still
    /// lies about is not taken for a new one.
    ///
    /// - Returns: the ids no article goes by.
    public func remove(_ ids: [String]) throws(ArchiveError) -> [String] {
        var unknown: [String] = []
        try remove { db in
            let table = ArticleTable(db: db)
            return try ids.compactMap { id in
                let number = try table.number(of: id)
                if number == nil { unknown.append(id) }
                return number
            }
        }
        return unknown
    }

    /// Removes the articles received longer ago than they are kept.
    ///
    /// - Parameter now: seconds since 1970.
    /// - Returns: how many.
    @discardableResult
    public func expire(now: Double) throws(ArchiveError) -> Int {
        guard let keep = options.keep else { return 0 }
        return try remove(receivedBefore: now - keep)
    }

    /// Removes the articles received before a moment.
    ///
    /// - Parameter moment: seconds since 1970.
    /// - Returns: how many.
    public func remove(receivedBefore moment: Double) throws(ArchiveError) -> Int {
        try remove { try ArticleTable(db: $0).numbers(receivedBefore: moment) }
    }

    /// Writes the file anew, without what is free in it.
    public func compact() throws(ArchiveError) { try database.vacuum() }

    @discardableResult
    private func remove(_ find: (Database) throws -> [Document]) throws(ArchiveError) -> Int {
        let count = try withIndex { (index) throws(ArchiveError) in
            try database.write { db in
                let numbers = try find(db)
                let (table, cache) = (ArticleTable(db: db), ArticleCache(db))
                let pairs = PairTable(db: db)
                for number in numbers {
                    try table.delete(number)
                    let change = try index.remove(number, article: cache.article)
                    try pairs.apply(change)
                }
                return numbers.count
            }
        }
        if count > 0 { try database.checkpoint() }
        return count
    }
}
