import GRDB
import ReuseDetection

/// Which segments there are, and which of their texts have changed since.
///
/// A segment is a file beside the database that saves the time of reading all
/// keys; all that is in it can be made again of these. A file counts only while
/// it is named here, so an older copy of the database never meets a newer segment.
struct SegmentTable {
    let db: Database

    /// The names of the files, in the order they were made.
    func names() throws -> [String] {
        try Row.fetchAll(db, sql: "SELECT name FROM segment ORDER BY number").map { try $0.stored("name") }
    }

    /// Articles up to this one are in a segment, but for those changed since.
    func lastIndexed() throws -> ArticleNumber {
        ArticleNumber(rawValue: try UInt32.fetchOne(db, sql: "SELECT max(last) FROM segment") ?? 0)
    }

    /// Numbers that no text goes by any more, and those that one goes by which went by
    /// another.
    func changes() throws -> (gone: Set<TextNumber>, renumbered: Set<TextNumber>) {
        var changes: (gone: Set<TextNumber>, renumbered: Set<TextNumber>) = ([], [])
        for row in try Row.fetchAll(db, sql: "SELECT article, isThere FROM segmentChange") {
            let number: TextNumber = try row.storedNumber("article")
            if try row.stored("isThere") {
                changes.renumbered.insert(number)
            } else {
                changes.gone.insert(number)
            }
        }
        return changes
    }

    /// Notes what the removal of an article changed.
    func note(_ change: LiveChange) throws {
        let statement = try db.cachedStatement(sql: "INSERT OR REPLACE INTO segmentChange VALUES (?, ?)")
        if let gone = change.gone { try statement.execute(arguments: [gone.rawValue, false]) }
        if let number = change.renumbered { try statement.execute(arguments: [number.rawValue, true]) }
    }

    /// Puts a new segment in the place of some.
    ///
    /// - Parameter settled: the changes that are in it.
    func replace(
        _ names: [String], by name: String, last: ArticleNumber, settled: Set<TextNumber>
    ) throws {
        for name in names {
            try db.execute(sql: "DELETE FROM segment WHERE name = ?", arguments: [name])
        }
        try db.execute(
            sql: "INSERT INTO segment (name, last) VALUES (?, ?)", arguments: [name, last.rawValue])
        for article in settled {
            try db.cachedStatement(sql: "DELETE FROM segmentChange WHERE article = ?")
                .execute(arguments: [article.rawValue])
        }
    }

    func deleteAll() throws { try db.execute(sql: "DELETE FROM segment; DELETE FROM segmentChange") }
}
