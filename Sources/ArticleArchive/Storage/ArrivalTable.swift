import Foundation
import GRDB

/// One row of the files that came in.
struct ArrivalRow {
    let number: Int64
    let name: String
    let digest: [UInt8]
    let received: Double
    let status: Outcome.Status
    let duplicateOf: Int64?
    let failure: String?

    init(_ row: Row) {
        number = row["number"]
        name = row["name"]
        digest = [UInt8](row["digest"] as Data)
        received = row["received"]
        status = Outcome.Status(rawValue: row["status"]) ?? .failed
        duplicateOf = row["duplicateOf"]
        failure = row["failure"]
    }
}

/// The files that came in.
struct ArrivalTable {
    let db: Database

    func row(_ name: String, _ digest: [UInt8]) throws -> ArrivalRow? {
        let statement = try db.cachedStatement(sql: "SELECT * FROM arrival WHERE name = ? AND digest = ?")
        return try Row.fetchOne(statement, arguments: [name, Data(digest)]).map(ArrivalRow.init)
    }

    func row(_ number: Int64) throws -> ArrivalRow? {
        let statement = try db.cachedStatement(sql: "SELECT * FROM arrival WHERE number = ?")
        return try Row.fetchOne(statement, arguments: [number]).map(ArrivalRow.init)
    }

    /// The first file with these bytes whose articles are still there.
    func first(withDigest digest: [UInt8]) throws -> ArrivalRow? {
        guard !digest.isEmpty else { return nil }
        let statement = try db.cachedStatement(
            sql: """
                SELECT * FROM arrival WHERE digest = ? AND status IN ('flagged', 'clean')
                AND EXISTS (SELECT 1 FROM article WHERE article.arrival = arrival.number)
                ORDER BY number LIMIT 1
                """)
        return try Row.fetchOne(statement, arguments: [Data(digest)]).map(ArrivalRow.init)
    }

    func insert(
        _ arrival: Arrival, _ status: Outcome.Status, duplicateOf: Int64? = nil, failure: String?
    ) throws -> Int64 {
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO arrival (name, digest, size, received, status, duplicateOf, failure)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """)
        try statement.execute(arguments: [
            arrival.name, Data(arrival.digest), arrival.size, arrival.receivedAt, status.rawValue,
            duplicateOf, failure,
        ])
        return db.lastInsertedRowID
    }

    func set(_ number: Int64, _ status: Outcome.Status) throws {
        let statement = try db.cachedStatement(sql: "UPDATE arrival SET status = ? WHERE number = ?")
        try statement.execute(arguments: [status.rawValue, number])
    }

    func setFiled(_ name: String, _ digest: [UInt8], as path: String) throws {
        let statement = try db.cachedStatement(
            sql: "UPDATE arrival SET filedAs = ? WHERE name = ? AND digest = ?")
        try statement.execute(arguments: [path, name, Data(digest)])
    }

    /// Those not filed yet, the oldest first.
    func unfiled() throws -> [ArrivalRow] {
        try Row.fetchAll(db, sql: "SELECT * FROM arrival WHERE filedAs IS NULL ORDER BY number")
            .map(ArrivalRow.init)
    }

    /// Where a file was filed; nil if it has not been yet.
    func filed(_ name: String, _ digest: [UInt8]) throws -> String? {
        try String.fetchOne(
            db, sql: "SELECT filedAs FROM arrival WHERE name = ? AND digest = ?",
            arguments: [name, Data(digest)])
    }
}
