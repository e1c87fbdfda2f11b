import ArticleText
import Foundation
import GRDB
import ReuseDetection

/// What the index knows articles by.
struct FingerprintTable {
    let db: Database

    func insert(_ number: ArticleNumber, _ keys: ArticleKeys, moment: Double) throws {
        let statement = try db.cachedStatement(sql: "INSERT INTO fingerprint VALUES (?, ?, ?, ?, ?, ?)")
        try statement.execute(arguments: [
            number.rawValue, moment, Data(Packing.bytes(of: keys.digest)), keys.samples,
            Data(Packing.bytes(of: keys.bands)),
            Data(Packing.bytes(of: keys.sampled)),
        ])
    }

    func deleteAll() throws { try db.execute(sql: "DELETE FROM fingerprint") }

    /// The keys of an article; nil if it has none.
    func keys(_ number: ArticleNumber) throws -> ArticleKeys? {
        let statement = try db.cachedStatement(sql: Self.keysSQL + " WHERE article = ?")
        return try Row.fetchOne(statement, arguments: [number.rawValue]).map(Self.keys)
    }

    /// The articles that have a text, in the order they came.
    func articles(having number: TextNumber, most: Int) throws -> [ArticleNumber] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT article FROM fingerprint
                WHERE digest = (SELECT digest FROM fingerprint WHERE article = ?) ORDER BY article LIMIT ?
                """)
        return try UInt32.fetchAll(statement, arguments: [number.rawValue, most]).map(ArticleNumber.init)
    }

    /// Calls `body` with every text whose first article came after one, up to so
    /// many, and with some others.
    func forEachText(
        after number: ArticleNumber, and others: Set<TextNumber>, most: Int,
        _ body: (_ number: ArticleNumber, _ publisher: PublisherNumber, ArticleKeys) throws -> Void
    ) throws {
        let rows = try Row.fetchCursor(
            db,
            sql: Self.keysSQL + """
                 WHERE article > ? AND NOT EXISTS (
                  SELECT 1 FROM fingerprint AS earlier
                  WHERE earlier.digest = fingerprint.digest AND earlier.article < fingerprint.article)
                 ORDER BY article LIMIT ?
                """, arguments: [number.rawValue, most])
        while let row = try rows.next() {
            try body(row.storedNumber("number"), Self.publisher(row), Self.keys(row))
        }
        for other in others.sorted() where other <= TextNumber(of: number) {
            let statement = try db.cachedStatement(sql: Self.keysSQL + " WHERE article = ?")
            guard let row = try Row.fetchOne(statement, arguments: [other.rawValue]) else { continue }
            try body(row.storedNumber("number"), Self.publisher(row), Self.keys(row))
        }
    }

    private static func publisher(_ row: Row) throws -> PublisherNumber {
        let publisher: String? = try row.stored("publisher")
        return PublisherNumber(of: ArraySlice((publisher ?? "").utf8))
    }

    /// Calls `body` with every article that is indexed, in the order they came.
    func forEach(_ body: (LiveArticle, LiveText) throws -> Void) throws {
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT number, id, publisher, moment, samples, digest
                FROM fingerprint JOIN article ON number = article ORDER BY article
                """)
        while let row = try rows.next() {
            let publisher: String? = try row.stored("publisher")
            let article = LiveArticle(
                number: try row.storedNumber("number"), id: try row.stored("id"),
                moment: try row.storedMoment("moment"),
                publisher: ArraySlice((publisher ?? "").utf8))
            try body(article, LiveText(digest: Self.digest(row), samples: row.storedCount("samples")))
        }
    }

    private static let keysSQL = """
        SELECT number, id, publisher, moment, words, samples, digest, bands, sampled
        FROM fingerprint JOIN article ON number = article
        """

    private static func digest(_ row: Row) throws -> TextDigest {
        guard let digest = Packing.digest(in: try row.storedBytes("digest")) else {
            throw Row.damaged("digest")
        }
        return digest
    }

    private static func keys(_ row: Row) throws -> ArticleKeys {
        return ArticleKeys(
            words: try row.storedCount("words"), digest: try digest(row),
            samples: try row.storedCount("samples"),
            bands: Packing.keys(in: try row.storedBytes("bands")),
            sampled: Packing.keys(in: try row.storedBytes("sampled")))
    }
}
