import GRDB
import ReuseDetection

extension Archive {
    /// Removes articles: their texts, keys and pairs, from the index and the
    /// file. What SQLite freed is overwritten; `compact()` gives it back.
    ///
    /// That their files arrived stays recorded, so that a file which still
    /// lies about is not taken for a new one.
    ///
    /// - Returns: how many were removed, and the ids no article goes by.
    public func remove(_ ids: [String]) throws(ArchiveError) -> (count: Int, unknown: [String]) {
        var unknown: [String] = []
        let count = try remove { db in
            let table = ArticleTable(db: db)
            var numbers: Set<Document> = []
            for id in ids {
                if let number = try table.number(of: id) {
                    numbers.insert(number)
                } else {
                    unknown.append(id)
                }
            }
            return numbers.sorted()
        }
        return (count, unknown)
    }

    /// What came of looking for articles that were kept long enough.
    public enum Expiry: Sendable, Hashable {
        case removed(Int)
        /// The clock jumped, by so many seconds: nothing is removed before it has
        /// stayed so for a day.
        case heldBack(by: Double)
    }

    /// Removes the articles received longer ago than they are kept, unless the
    /// clock may be wrong: what a clock that was set ahead would remove is gone
    /// for good.
    ///
    /// - Parameters:
    ///   - now: seconds since 1970.
    ///   - isStopping: asked now and then; when it says true, the rest is left for
    ///     the next time.
    public func expire(
        now: Double, isStopping: () -> Bool = { false }
    ) throws(ArchiveError) -> Expiry {
        guard let keep = options.keep else { return .removed(0) }
        let jump = try database.write { try ClockTable(db: $0).jump(now: now, keep: keep) }
        if let jump { return .heldBack(by: jump) }
        return .removed(try remove(receivedBefore: now - keep, isStopping: isStopping))
    }

    /// Removes the articles received before a moment.
    ///
    /// - Parameters:
    ///   - moment: seconds since 1970.
    ///   - isStopping: asked now and then; when it says true, the rest stays.
    /// - Returns: how many.
    public func remove(
        receivedBefore moment: Double, isStopping: () -> Bool = { false }
    ) throws(ArchiveError) -> Int {
        var count = 0
        // Some at a time: nobody waits for more.
        while !isStopping() {
            let removed = try remove {
                try ArticleTable(db: $0).numbers(receivedBefore: moment, limit: Self.removedAtOnce)
            }
            count += removed
            if removed < Self.removedAtOnce { break }
        }
        return count
    }

    private static let removedAtOnce = 250

    /// Writes the file and the index anew, without what is free in them.
    public func compact() throws(ArchiveError) {
        try database.vacuum()
        try tendIndex(least: 1, mergesAll: true)
        removeLeftovers()
    }

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
                    try SegmentTable(db: db).note(change)
                }
                return numbers.count
            }
        }
        guard count > 0 else { return 0 }
        do throws(ArchiveError) {
            try database.checkpoint()
        } catch {
            throw ArchiveError(
                kind: error.kind,
                "\(count) articles were removed, but what was in them is still in the archive's log (\(error)); when "
                    + "no other process reads it, 'wirecopy archive compact --archive \(folder)' overwrites it"
            )
        }
        return count
    }
}
