import GRDB

/// What is in an archive, in numbers.
public struct ArchiveStatistics: Sendable, Hashable {
    public var articles = 0
    /// Words of all articles.
    public var words = 0
    /// Pairs judged reuse, of articles with the same words only the first.
    public var pairs = 0
    /// Articles whose words an earlier one has.
    public var identical = 0
    /// Files that arrived, by what became of them.
    public var arrivals: [Receipt.Status: Int] = [:]
    /// Files judged, but not yet put where they belong.
    public var unfiled = 0
    /// Of the articles, in seconds since 1970; nil where there are none.
    public var firstReceived: Double?
    public var lastReceived: Double?
    /// Bytes on the disk.
    public var size = 0
    /// The process that writes to it; nil if none does.
    public var writer: String?
}

extension Archive {
    public func statistics() throws(ArchiveError) -> ArchiveStatistics {
        var statistics = try database.read { db in
            var statistics = ArchiveStatistics()
            func number(_ sql: String) throws -> Int { try Int.fetchOne(db, sql: sql) ?? 0 }
            statistics.articles = try number("SELECT count(*) FROM article")
            statistics.words = try number("SELECT sum(words) FROM article")
            statistics.pairs = try number("SELECT count(*) FROM pair")
            statistics.identical = try number("SELECT count(*) - count(DISTINCT digest) FROM fingerprint")
            statistics.unfiled = try number("SELECT count(*) FROM arrival WHERE filedAs IS NULL")
            for row in try Row.fetchAll(db, sql: "SELECT status, count(*) FROM arrival GROUP BY status") {
                if let status = Receipt.Status(rawValue: row[0]) { statistics.arrivals[status] = row[1] }
            }
            if statistics.articles > 0,
                let row = try Row.fetchOne(
                    db, sql: "SELECT min(received) AS first, max(received) AS last FROM article")
            {
                statistics.firstReceived = try row.storedMoment("first")
                statistics.lastReceived = try row.storedMoment("last")
            }
            return statistics
        }
        statistics.size = ArchiveFolder.size(of: folder)
        statistics.writer = WriterLock.holder(in: folder)
        return statistics
    }
}
