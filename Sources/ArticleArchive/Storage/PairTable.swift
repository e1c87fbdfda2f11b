import Foundation
import GRDB
import ReuseDetection

/// A pair judged reuse, the one first whose id comes first.
struct StoredPair {
    let first: ArticleNumber
    let second: ArticleNumber
    /// Its documents are the places of the two, 0 and 1.
    let verdict: Verdict
    /// Whether the two were near-duplicate candidates.
    let isNear: Bool

    /// The other article of two, and the verdict seen from the one.
    func seen(from article: ArticleNumber) -> (other: ArticleNumber, verdict: Verdict) {
        first == article ? (second, verdict) : (first, verdict.turned)
    }
}

/// The pairs judged reuse.
struct PairTable {
    let db: Database

    /// Stores what the index says has changed.
    func apply(_ change: LiveChange) throws {
        for number in change.dropped { try delete(pairsOf: number) }
        for pair in change.found {
            let stored = StoredPair(
                first: pair.first, second: pair.second, verdict: pair.verdict, isNear: pair.isNear)
            try insert(stored, pair.passages)
        }
    }

    func insert(_ pair: StoredPair, _ passages: [Passage]) throws {
        let verdict = pair.verdict
        let statement = try db.cachedStatement(
            sql: "INSERT OR REPLACE INTO pair VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        try statement.execute(arguments: [
            pair.first.rawValue, pair.second.rawValue, pair.isNear, verdict.relation.rawValue, verdict.score,
            verdict.direction.number, verdict.credited, verdict.overlap.first, verdict.overlap.second,
            verdict.overlap.shared, Data(Packing.bytes(of: Self.telling(passages))),
        ])
    }

    /// Of very many passages those with the most words.
    static func telling(_ passages: [Passage]) -> [Passage] {
        guard passages.count > maxPassages else { return passages }
        let longest = passages.indices.sorted {
            (passages[$1].words, $0) < (passages[$0].words, $1)
        }
        return longest.prefix(maxPassages).sorted().map { passages[$0] }
    }

    /// Real pairs have some tens at most.
    private static let maxPassages = 256

    func delete(pairsOf number: ArticleNumber) throws {
        try db.cachedStatement(sql: "DELETE FROM pair WHERE first = ?").execute(arguments: [number.rawValue])
        try db.cachedStatement(sql: "DELETE FROM pair WHERE second = ?").execute(arguments: [number.rawValue])
    }

    func deleteAll() throws { try db.execute(sql: "DELETE FROM pair") }

    /// The pairs of an article.
    func pairs(of number: ArticleNumber) throws -> [StoredPair] {
        let statement = try db.cachedStatement(
            sql: "SELECT * FROM pair WHERE first = ?1 UNION ALL SELECT * FROM pair WHERE second = ?1")
        return try Row.fetchAll(statement, arguments: [number.rawValue]).map(Self.pair)
    }

    func passages(_ first: ArticleNumber, _ second: ArticleNumber) throws -> [Passage] {
        let statement = try db.cachedStatement(
            sql: "SELECT passages FROM pair WHERE first = ? AND second = ?")
        let bytes = try Data.fetchOne(statement, arguments: [first.rawValue, second.rawValue])
        return Packing.passages(in: [UInt8](bytes ?? Data()))
    }

    /// For articles connected by pairs of near-duplicates, all but the first of
    /// them, the first.
    func firstsOfNearDuplicates() throws -> [TextNumber: TextNumber] {
        var firsts: [TextNumber: TextNumber] = [:]
        func first(_ article: TextNumber) -> TextNumber {
            var article = article
            while let earlier = firsts[article] { article = earlier }
            return article
        }
        let rows = try Row.fetchCursor(db, sql: "SELECT first, second FROM pair WHERE near")
        while let row = try rows.next() {
            let (one, other) = (first(try row.storedNumber("first")), first(try row.storedNumber("second")))
            if one != other { firsts[max(one, other)] = min(one, other) }
        }
        for article in firsts.keys { firsts[article] = first(article) }
        return firsts
    }

    func forEach(_ body: (StoredPair) throws -> Void) throws {
        let rows = try Row.fetchCursor(db, sql: "SELECT * FROM pair ORDER BY first, second")
        while let row = try rows.next() { try body(Self.pair(row)) }
    }

    private static func pair(_ row: Row) throws -> StoredPair {
        let (first, second) = (try row.storedCount("firstShingles"), try row.storedCount("secondShingles"))
        guard let relation = Relation(rawValue: try row.stored("relation")) else {
            throw Row.damaged("relation")
        }
        let verdict = Verdict(
            first: 0, second: 1, relation: relation,
            score: try row.stored("score", in: 0...1),
            overlap: Overlap(
                first: first, second: second,
                shared: try row.stored("sharedShingles", in: 0...min(first, second))),
            direction: Direction(number: try row.stored("direction", in: -1...1)),
            credited: try row.stored("credited"))
        return StoredPair(
            first: try row.storedNumber("first"), second: try row.storedNumber("second"), verdict: verdict,
            isNear: try row.stored("near"))
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
