import Foundation
import GRDB

/// One row of the files that came in.
struct ArrivalRow {
    let number: Int64
    let name: String
    let digest: [UInt8]
    let received: Double
    let status: Receipt.Status
    let duplicateOf: Int64?
    let failure: String?
    /// Records that had been archived before.
    let known: Int
    let filedAs: String?

    init(_ row: Row) throws {
        number = try row.stored("number")
        name = try row.stored("name")
        digest = try row.storedBytes("digest")
        received = try row.storedMoment("received")
        guard let status = Receipt.Status(rawValue: try row.stored("status")) else {
            throw Row.damaged("status")
        }
        self.status = status
        duplicateOf = try row.stored("duplicateOf")
        failure = try row.stored("failure")
        known = try row.storedCount("known")
        filedAs = try row.stored("filedAs")
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

    /// The files with these bytes that were gone when they were to be filed: they
    /// come again under another name, or not at all.
    func gone(withDigest digest: [UInt8]) throws -> [Int64] {
        guard !digest.isEmpty else { return [] }
        let statement = try db.cachedStatement(
            sql: "SELECT number FROM arrival WHERE digest = ? AND filedAs = ''")
        return try Int64.fetchAll(statement, arguments: [Data(digest)])
    }

    /// The first file with these bytes in a folder whose articles are still
    /// there.
    ///
    /// - Parameter folder: with the slash at its end; empty for the inbox itself.
    func first(withDigest digest: [UInt8], in folder: Substring) throws -> ArrivalRow? {
        guard !digest.isEmpty else { return nil }
        let statement = try db.cachedStatement(
            sql: """
                SELECT * FROM arrival WHERE digest = ?1 AND status IN ('flagged', 'clean')
                AND substr(name, 1, length(?2)) = ?2 AND instr(substr(name, length(?2) + 1), '/') = 0
                AND EXISTS (SELECT 1 FROM article WHERE article.arrival = arrival.number)
                ORDER BY number LIMIT 1
                """)
        return try Row.fetchOne(statement, arguments: [Data(digest), String(folder)]).map(ArrivalRow.init)
    }

    func insert(
        _ arrival: Arrival, _ status: Receipt.Status, duplicateOf: Int64? = nil, failure: String?
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

    /// What came of an arrival whose articles are archived.
    func set(_ number: Int64, _ status: Receipt.Status, known: Int) throws {
        let statement = try db.cachedStatement(
            sql: "UPDATE arrival SET status = ?, known = ? WHERE number = ?")
        try statement.execute(arguments: [status.rawValue, known, number])
    }

    /// Makes an arrival of which something could not be read before one that
    /// came only now.
    func renew(_ number: Int64, _ arrival: Arrival) throws {
        let statement = try db.cachedStatement(
            sql: """
                UPDATE arrival SET status = 'clean', received = ?, duplicateOf = NULL, failure = ?,
                filedAs = NULL WHERE number = ?
                """)
        try statement.execute(arguments: [arrival.receivedAt, arrival.failure, number])
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
}
