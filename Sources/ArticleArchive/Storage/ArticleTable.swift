import ArticleText
import Foundation
import GRDB
import ReuseDetection

/// The articles and their texts.
struct ArticleTable {
    let db: Database

    /// The fields stored as they are, by column.
    private static let fields: [(field: Article.Field, column: String)] = [
        (.title, "title"), (.publisher, "publisher"), (.byline, "byline"), (.published, "published"),
        (.language, "language"), (.url, "url"), (.credit, "credit"),
    ]
    private static let columns = fields.map(\.column).joined(separator: ", ")

    func isTaken(_ id: String) throws -> Bool {
        let statement = try db.cachedStatement(sql: "SELECT 1 FROM article WHERE id = ?")
        return try Row.fetchOne(statement, arguments: [id]) != nil
    }

    func number(of id: String) throws -> ArticleNumber? {
        let statement = try db.cachedStatement(sql: "SELECT number FROM article WHERE id = ?")
        return try UInt32.fetchOne(statement, arguments: [id]).map(ArticleNumber.init)
    }

    /// What articles of one source are versions of: an id as the source gave it.
    struct Item: Hashable {
        var base: String
        var publisher: String?

        /// Whether two articles can be the same one. Where one does not say who
        /// published it, the id decides.
        func isSame(as other: Item) -> Bool {
            base.utf8.elementsEqual(other.base.utf8)
                && (publisher == nil || other.publisher == nil || publisher == other.publisher)
        }
    }

    func item(_ number: ArticleNumber) throws -> Item? {
        let statement = try db.cachedStatement(sql: "SELECT base, publisher FROM article WHERE number = ?")
        return try Row.fetchOne(statement, arguments: [number.rawValue]).map {
            Item(base: try $0.stored("base"), publisher: try $0.stored("publisher"))
        }
    }

    /// Whether the same article is archived: of the same source, with the same
    /// words.
    func contains(_ item: Item, content: [UInt8]) throws -> Bool {
        let statement = try db.cachedStatement(
            sql: "SELECT base, publisher FROM article WHERE base = ? AND content = ? LIMIT 64")
        return try Row.fetchAll(statement, arguments: [item.base, Data(content)]).contains {
            item.isSame(as: Item(base: try $0.stored("base"), publisher: try $0.stored("publisher")))
        }
    }

    /// The number of the latest version that goes by an id; nil if none does.
    func latestVersion(of base: String) throws -> Int? {
        let statement = try db.cachedStatement(
            sql: "SELECT max(version) AS version FROM article WHERE base = ?")
        guard let row = try Row.fetchOne(statement, arguments: [base]), !row.hasNull(atIndex: 0) else {
            return nil
        }
        return try row.storedCount("version")
    }

    func setFlagged(_ number: ArticleNumber) throws {
        try db.cachedStatement(sql: "UPDATE article SET flagged = 1 WHERE number = ?")
            .execute(arguments: [number.rawValue])
    }

    /// What is known of an article beside what its source says.
    struct Facts {
        var id: String
        var base: String
        var version: Int
        var content: [UInt8]
        var path: String
        var arrival: Int64
        /// Seconds since 1970.
        var received: Double
        var words: Int
    }

    func insert(_ article: Article, _ facts: Facts) throws -> ArticleNumber {
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO article
                (id, base, version, content, arrival, path, record, received, words, \(Self.columns))
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        var values: [(any DatabaseValueConvertible)?] = [
            facts.id, facts.base, facts.version, Data(facts.content), facts.arrival, facts.path,
            article.origin.record, facts.received, facts.words,
        ]
        values += Self.fields.map { article[$0.field] }
        try statement.execute(arguments: StatementArguments(values))
        guard let number = UInt32(exactly: db.lastInsertedRowID).map(ArticleNumber.init) else {
            throw DatabaseError(message: "it has had more articles than it can number")
        }
        guard let bytes = Deflate.compressed(article.text) else {
            throw DatabaseError(message: "not enough memory to compress a text")
        }
        try db.cachedStatement(sql: "INSERT INTO text VALUES (?, ?)")
            .execute(arguments: [number.rawValue, Data(bytes)])
        return number
    }

    func set(words: Int, of number: ArticleNumber) throws {
        try db.cachedStatement(sql: "UPDATE article SET words = ? WHERE number = ?")
            .execute(arguments: [words, number.rawValue])
    }

    /// Texts, keys and pairs go with it.
    func delete(_ number: ArticleNumber) throws {
        try db.cachedStatement(sql: "DELETE FROM article WHERE number = ?").execute(arguments: [
            number.rawValue
        ])
    }

    /// An article with its text; nil if it is not there.
    func article(_ number: ArticleNumber) throws -> Article? {
        try stored(number)?.article
    }

    /// The same, its text still compressed.
    func stored(_ number: ArticleNumber) throws -> StoredArticle? {
        let statement = try db.cachedStatement(sql: Self.wholeSQL + " WHERE number = ?")
        return try Row.fetchOne(statement, arguments: [number.rawValue]).map(StoredArticle.init)
    }

    /// All articles with their texts, in the order they came.
    func all() throws -> [StoredArticle] {
        try Row.fetchCursor(db, sql: Self.wholeSQL + " ORDER BY number").reduce(into: []) {
            $0.append(try StoredArticle($1))
        }
    }

    private static let wholeSQL = """
        SELECT number, id, path, record, received, \(columns), bytes FROM article JOIN text ON article = number
        """

    func summary(_ number: ArticleNumber) throws -> ArchivedArticle? {
        let statement = try db.cachedStatement(sql: "SELECT * FROM article WHERE number = ?")
        return try Row.fetchOne(statement, arguments: [number.rawValue]).map(ArchivedArticle.init)
    }

    /// The articles of an arrival that were flagged, or those that were not, in
    /// the order of the file.
    func numbers(ofArrival number: Int64, flagged: Bool, limit: Int) throws -> [ArticleNumber] {
        let statement = try db.cachedStatement(
            sql: "SELECT number FROM article WHERE arrival = ? AND flagged = ? ORDER BY number LIMIT ?")
        return try UInt32.fetchAll(statement, arguments: [number, flagged, limit]).map(ArticleNumber.init)
    }

    /// How many articles of an arrival are archived, how many were flagged, and
    /// how many are new versions of others.
    func counts(ofArrival number: Int64) throws -> (all: Int, flagged: Int, versions: Int) {
        let statement = try db.cachedStatement(
            sql: """
                SELECT count(*), count(CASE WHEN flagged THEN 1 END), count(CASE WHEN version > 1 THEN 1 END)
                FROM article WHERE arrival = ?
                """)
        guard let row = try Row.fetchOne(statement, arguments: [number]) else { return (0, 0, 0) }
        return (row[0], row[1], row[2])
    }

    /// All articles of an arrival.
    func numbers(ofArrival number: Int64) throws -> [ArticleNumber] {
        try UInt32.fetchAll(
            db, sql: "SELECT number FROM article WHERE arrival = ? ORDER BY number", arguments: [number]
        ).map(ArticleNumber.init)
    }

    /// Those received before a moment, the first so many.
    func numbers(receivedBefore moment: Double, limit: Int) throws -> [ArticleNumber] {
        try UInt32.fetchAll(
            db, sql: "SELECT number FROM article WHERE received < ? ORDER BY number LIMIT ?",
            arguments: [moment, limit]
        ).map(ArticleNumber.init)
    }

    /// A stored row, its text still compressed.
    struct StoredArticle: Sendable {
        let number: ArticleNumber
        let id: String
        /// Seconds since 1970.
        let received: Double
        private let path: String
        private let record: Int?
        private let values: [String?]
        private let bytes: [UInt8]

        init(_ row: Row) throws {
            number = try row.storedNumber("number")
            id = try row.stored("id")
            received = try row.storedMoment("received")
            path = try row.stored("path")
            record = try row.hasNull(atIndex: 3) ? nil : row.storedCount("record")
            values = try ArticleTable.fields.map { try row.stored($0.column) }
            bytes = try row.storedBytes("bytes")
        }

        var article: Article {
            get throws {
                var batch = ArticleBatch()
                try append(to: &batch)
                return batch[0]
            }
        }

        func append(to batch: inout ArticleBatch) throws {
            guard let text = Deflate.decompressed(bytes) else {
                throw DatabaseError(
                    resultCode: .SQLITE_CORRUPT, message: "the text of '\(id)' cannot be decompressed")
            }
            batch.set(.id, to: id)
            for (place, value) in values.enumerated() {
                if let value { batch.set(ArticleTable.fields[place].field, to: value) }
            }
            batch.set(.text, to: text.span)
            batch.finish(path: path, record: record)
        }
    }
}

extension ArchivedArticle {
    init(_ row: Row) throws {
        self.init(
            id: try row.stored("id"), title: try row.stored("title"), publisher: try row.stored("publisher"),
            published: try row.stored("published"), url: try row.stored("url"),
            words: try row.storedCount("words"))
    }
}
