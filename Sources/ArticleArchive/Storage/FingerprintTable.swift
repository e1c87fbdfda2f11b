import ArticleText
import Foundation
import GRDB
import ReuseDetection

/// What the index knows articles by.
struct FingerprintTable {
    let db: Database

    func insert(_ number: Document, _ keys: ArticleKeys, moment: Double) throws {
        let statement = try db.cachedStatement(sql: "INSERT INTO fingerprint VALUES (?, ?, ?, ?, ?, ?)")
        try statement.execute(arguments: [
            number, moment, Data(Packing.bytes(of: keys.digest)), keys.samples,
            Data(Packing.bytes(of: keys.bands)),
            Data(Packing.bytes(of: keys.sampled)),
        ])
    }

    func deleteAll() throws { try db.execute(sql: "DELETE FROM fingerprint") }

    /// The keys of an article; nil if it has none.
    func keys(_ number: Document) throws -> ArticleKeys? {
        let statement = try db.cachedStatement(sql: Self.keysSQL + " WHERE article = ?")
        return try Row.fetchOne(statement, arguments: [number]).map(Self.keys)
    }

    /// Calls `body` with every article that is indexed, in the order they came.
    func forEach(_ body: (LiveArticle, ArticleKeys) throws -> Void) throws {
        let rows = try Row.fetchCursor(db, sql: Self.keysSQL + " ORDER BY article")
        while let row = try rows.next() {
            let publisher: String? = try row.stored("publisher")
            let article = LiveArticle(
                number: try row.stored("number"), id: try row.stored("id"),
                moment: try row.storedMoment("moment"),
                publisher: ArraySlice((publisher ?? "").utf8))
            try body(article, Self.keys(row))
        }
    }

    private static let keysSQL = """
        SELECT number, id, publisher, moment, words, samples, digest, bands, sampled
        FROM fingerprint JOIN article ON number = article
        """

    private static func keys(_ row: Row) throws -> ArticleKeys {
        guard let digest = Packing.digest(in: try row.storedBytes("digest")) else {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a fingerprint is cut off")
        }
        return ArticleKeys(
            words: try row.storedCount("words"), digest: digest, samples: try row.storedCount("samples"),
            bands: Packing.keys(in: try row.storedBytes("bands")),
            sampled: Packing.keys(in: try row.storedBytes("sampled")))
    }
}
