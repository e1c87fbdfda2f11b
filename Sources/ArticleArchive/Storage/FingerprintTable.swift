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

    /// The articles with the same words as one, in the order of their ids;
    /// itself included, unless its text is too short.
    func sharing(wordsOf number: Document) throws -> [Document] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT number FROM fingerprint JOIN article ON number = article
                WHERE digest = (SELECT digest FROM fingerprint WHERE article = ?) ORDER BY id
                """)
        return try Document.fetchAll(statement, arguments: [number])
    }

    /// Calls `body` with every article that is indexed, in the order they came.
    func forEach(_ body: (LiveArticle, ArticleKeys) throws -> Void) throws {
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT number, id, publisher, words, moment, digest, samples, bands, sampled
                FROM fingerprint JOIN article ON number = article ORDER BY number
                """)
        while let row = try rows.next() {
            let publisher: String? = row[2]
            guard let digest = Packing.digest(in: [UInt8](row[5] as Data)) else {
                throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a fingerprint is cut off")
            }
            try body(
                LiveArticle(
                    number: row[0], id: row[1], moment: row[4],
                    publisher: ArraySlice((publisher ?? "").utf8)),
                ArticleKeys(
                    words: row[3], digest: digest, samples: row[6],
                    bands: Packing.keys(in: [UInt8](row[7] as Data)),
                    sampled: Packing.keys(in: [UInt8](row[8] as Data))))
        }
    }
}
