import Foundation
import GRDB
import ReuseDetection

/// The pairs judged reuse.
struct PairTable {
    let db: Database

    /// Stores what the index says has changed.
    func apply(_ change: LiveChange) throws {
        for document in change.dropped { try delete(pairsOf: document) }
        for pair in change.found { try insert(pair.verdict, isNear: pair.isNear, pair.passages) }
    }

    func insert(_ verdict: Verdict, isNear: Bool, _ passages: [Passage]) throws {
        let statement = try db.cachedStatement(
            sql: "INSERT OR REPLACE INTO pair VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        try statement.execute(arguments: [
            verdict.first, verdict.second, isNear, verdict.relation.rawValue, verdict.score,
            verdict.direction.number, verdict.credited, verdict.overlap.first, verdict.overlap.second,
            verdict.overlap.shared, Data(Packing.bytes(of: Self.telling(passages))),
        ])
    }

    /// Of very many passages those with the most words.
    static func telling(_ passages: [Passage]) -> [Passage] {
        guard passages.count > mostPassages else { return passages }
        let longest = passages.indices.sorted {
            (passages[$1].words, $0) < (passages[$0].words, $1)
        }
        return longest.prefix(mostPassages).sorted().map { passages[$0] }
    }

    /// Real pairs have some tens at most.
    private static let mostPassages = 256

    func delete(pairsOf number: Document) throws {
        try db.cachedStatement(sql: "DELETE FROM pair WHERE first = ?").execute(arguments: [number])
        try db.cachedStatement(sql: "DELETE FROM pair WHERE second = ?").execute(arguments: [number])
    }

    func deleteAll() throws { try db.execute(sql: "DELETE FROM pair") }

    /// The verdicts on an article, as it stands first or second.
    func verdicts(on number: Document) throws -> [Verdict] {
        let statement = try db.cachedStatement(
            sql: "SELECT * FROM pair WHERE first = ?1 UNION ALL SELECT * FROM pair WHERE second = ?1")
        return try Row.fetchAll(statement, arguments: [number]).map(Self.verdict)
    }

    func passages(_ first: Document, _ second: Document) throws -> [Passage] {
        let statement = try db.cachedStatement(
            sql: "SELECT passages FROM pair WHERE first = ? AND second = ?")
        let bytes = try Data.fetchOne(statement, arguments: [first, second])
        return Packing.passages(in: [UInt8](bytes ?? Data()))
    }

    /// For articles connected by pairs of near-duplicates, all but the first of
    /// them, the first.
    func firstsOfNearDuplicates() throws -> [Document: Document] {
        var firsts: [Document: Document] = [:]
        func first(_ article: Document) -> Document {
            var article = article
            while let earlier = firsts[article] { article = earlier }
            return article
        }
        let rows = try Row.fetchCursor(db, sql: "SELECT first, second FROM pair WHERE near")
        while let row = try rows.next() {
            let (one, other) = (first(try row.stored("first")), first(try row.stored("second")))
            if one != other { firsts[max(one, other)] = min(one, other) }
        }
        for article in firsts.keys { firsts[article] = first(article) }
        return firsts
    }

    func forEach(_ body: (_ verdict: Verdict, _ isNear: Bool) throws -> Void) throws {
        let rows = try Row.fetchCursor(db, sql: "SELECT * FROM pair ORDER BY first, second")
        while let row = try rows.next() { try body(Self.verdict(row), row.stored("near")) }
    }

    private static func verdict(_ row: Row) throws -> Verdict {
        let (first, second) = (try row.storedCount("firstShingles"), try row.storedCount("secondShingles"))
        guard let relation = Relation(rawValue: try row.stored("relation")) else {
            throw Row.damaged("relation")
        }
        return Verdict(
            first: try row.stored("first"), second: try row.stored("second"), relation: relation,
            score: try row.stored("score", in: 0...1),
            overlap: Overlap(
                first: first, second: second,
                shared: try row.stored("sharedShingles", in: 0...min(first, second))),
            direction: Direction(number: try row.stored("direction", in: -1...1)),
            credited: try row.stored("credited"))
    }
}

extension Direction {
    /// The confidence, below nought where the second is the source.
    fileprivate var number: Double {
        switch self {
        case .firstIsSource(let confidence): confidence
        case .secondIsSource(let confidence): -confidence
        case .unknown: 0
        }
    }

    fileprivate init(number: Double) {
        if number > 0 {
            self = .firstIsSource(confidence: number)
        } else {
            self = number < 0 ? .secondIsSource(confidence: -number) : .unknown
        }
    }
}
