import ArticleText
import GRDB
import ReuseDetection

/// Whether an archive is whole.
public struct Verification: Sendable, Hashable {
    /// What is damaged, a sentence each; empty if all is well.
    public internal(set) var damage: [String] = []
    public internal(set) var articles = 0
    public internal(set) var pairs = 0
    public internal(set) var families = 0
    /// Pairs that a rebuild would find and are not there: their shingles were
    /// common, or seemed boilerplate, when the articles came.
    public internal(set) var missedPairs = 0
    /// Pairs that a rebuild would not find.
    public internal(set) var extraPairs = 0

    public init() {}

    public var isWhole: Bool { damage.isEmpty }
}

extension Archive {
    /// Reads everything: whether the file is sound, all texts can be
    /// decompressed and have their keys, and every pair is judged as stored;
    /// and what a rebuild would change.
    public func verify(threads: Int = 1) throws(ArchiveError) -> Verification {
        var options = options.detection
        options.threads = threads
        var verification = Verification()
        try database.read { db in
            let lines = try String.fetchAll(db, sql: "PRAGMA integrity_check")
            if lines != ["ok"] { verification.damage += lines.map { "the file: \($0)" } }
            for row in try Row.fetchAll(db, sql: "PRAGMA foreign_key_check") {
                verification.damage.append("table \(try row.stored("table") as String): a row refers to none")
            }
        }
        guard verification.isWhole else { return verification }
        let read = try database.read { db -> (ArchiveSnapshot, [ID: ArticleKeys], [Verdict])? in
            do {
                // Every row is read, also those that nothing here is held against.
                try Row.fetchCursor(db, sql: "SELECT * FROM arrival").map(ArrivalRow.init).forEach { _ in }
                try Row.fetchCursor(db, sql: "SELECT received, words, version FROM article").forEach { row in
                    _ = (
                        try row.storedMoment("received"), try row.storedCount("words"),
                        try row.storedCount("version")
                    )
                }
                var pairs: [Verdict] = []
                try PairTable(db: db).forEach { verdict, _ in pairs.append(verdict) }
                return (try ArchiveSnapshot(db, options: self.options), try Self.storedKeys(db), pairs)
            } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
                verification.damage.append("the file: \(error.message ?? "it cannot be read")")
                return nil
            }
        }
        guard let (snapshot, stored, pairs) = read else { return verification }
        verification.articles = snapshot.count
        verification.pairs = pairs.count
        let (found, damaged) = snapshot.detection(threads: threads)
        verification.damage += damaged.map { "the text of '\($0)' cannot be decompressed" }
        verification.families = found.families.count
        verification.checkKeys(of: found, stored)
        verification.check(pairs, ids: snapshot.ids, found, firsts: Self.firsts(stored))
        return verification
    }

    /// The bytes of an id: two of them may be canonically equal.
    fileprivate typealias ID = [UInt8]

    /// The first of each text's articles, by id.
    private static func firsts(_ stored: [ID: ArticleKeys]) -> Set<ID> {
        var firsts: [TextDigest: ID] = [:]
        for (id, keys) in stored {
            guard let known = firsts[keys.digest] else {
                firsts[keys.digest] = id
                continue
            }
            if id.lexicographicallyPrecedes(known) { firsts[keys.digest] = id }
        }
        return Set(firsts.values)
    }

    private static func storedKeys(_ db: Database) throws -> [ID: ArticleKeys] {
        var stored: [ID: ArticleKeys] = [:]
        let table = FingerprintTable(db: db)
        try table.forEach { article, _ in stored[Array(article.id.utf8)] = try table.keys(article.number) }
        return stored
    }
}

extension Verification {
    fileprivate mutating func checkKeys(of detection: Detection, _ stored: [Archive.ID: ArticleKeys]) {
        var maker = KeyMaker(options: detection.options)
        for document in detection.corpus.documents {
            let id = detection.corpus.id(of: document)
            let keys = maker.keys(of: detection.corpus.text(of: document))
            let known = stored[Array(id.utf8)]
            let isSame =
                keys?.digest == known?.digest && keys?.words == known?.words
                && keys?.samples == known?.samples
                && Packing.bytes(of: keys?.bands ?? []) == Packing.bytes(of: known?.bands ?? [])
                && Packing.bytes(of: keys?.sampled ?? []) == Packing.bytes(of: known?.sampled ?? [])
            if !isSame { damage.append("the keys of '\(id)' are not those of its text") }
        }
    }

    /// Whether each stored pair is between first articles, and is judged so; and
    /// which pairs a rebuild would have.
    fileprivate mutating func check(
        _ pairs: [Verdict], ids: [Document: String], _ detection: Detection, firsts: Set<Archive.ID>
    ) {
        let corpus = detection.corpus
        var fresh: [Document: Set<Document>] = [:]
        for verdict in detection.verdicts where verdict.relation.isReuse {
            let ids = [verdict.first, verdict.second].map { Array(corpus.idUTF8(of: $0)) }
            if firsts.isSuperset(of: ids) { fresh[verdict.first, default: []].insert(verdict.second) }
        }
        missedPairs = fresh.values.reduce(0) { $0 + $1.count }
        for pair in pairs {
            let (first, second) = (ids[pair.first] ?? "", ids[pair.second] ?? "")
            guard let one = corpus.document(withID: first), let other = corpus.document(withID: second),
                one < other, firsts.isSuperset(of: [Array(first.utf8), Array(second.utf8)])
            else {
                damage.append("the pair of '\(first)' and '\(second)' is not of first articles")
                continue
            }
            if fresh[one]?.contains(other) == true { missedPairs -= 1 } else { extraPairs += 1 }
            let found = Comparison(corpus[one], corpus[other], options: detection.options).verdict
            let isSame =
                found.relation == pair.relation && found.overlap == pair.overlap
                && abs(found.score - pair.score) < 1e-9
            if !isSame { damage.append("the pair of '\(first)' and '\(second)' is judged otherwise") }
        }
    }
}
