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
    /// common, or seemed furniture, when the articles came.
    public internal(set) var missedPairs = 0
    /// Pairs that a rebuild would not find.
    public internal(set) var extraPairs = 0
    /// Whether a rebuild would give the same families.
    public internal(set) var hasFamiliesOfRebuild = true

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
        let read = try database.read { db -> (ArchiveSnapshot, [ID: ArticleKeys])? in
            do {
                // Every row is read, also those that nothing here is held against.
                try Row.fetchCursor(db, sql: "SELECT * FROM arrival").map(ArrivalRow.init).forEach { _ in }
                try Row.fetchCursor(db, sql: "SELECT received, words, version FROM article").forEach { row in
                    _ = (
                        try row.storedMoment("received"), try row.storedCount("words"),
                        try row.storedCount("version")
                    )
                }
                return (try ArchiveSnapshot(db), try Self.storedKeys(db))
            } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
                verification.damage.append("the file: \(error.message ?? "it cannot be read")")
                return nil
            }
        }
        guard let (snapshot, stored) = read else { return verification }
        verification.articles = snapshot.count
        verification.pairs = snapshot.pairs.count
        let source = snapshot.articles()
        let found = Detection(of: source, pairs: snapshot.pairs, options: options)
        verification.damage += source.damaged.map { "the text of '\($0)' cannot be decompressed" }
        verification.families = found.families.count
        verification.checkKeys(of: found, stored)
        verification.checkPairs(snapshot.pairs, found, firsts: Self.firsts(stored))
        let fresh = Detector(options: options).detect(in: snapshot.articles())
        verification.compare(found, with: fresh)
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
        try FingerprintTable(db: db).forEach { stored[Array($0.id.utf8)] = $1 }
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

    /// Whether each stored pair is between first articles, and is judged so.
    fileprivate mutating func checkPairs(
        _ pairs: [StoredPair], _ detection: Detection, firsts: Set<Archive.ID>
    ) {
        let corpus = detection.corpus
        for pair in pairs {
            guard let first = corpus.document(withID: pair.first),
                let second = corpus.document(withID: pair.second), first < second,
                firsts.isSuperset(of: [Array(pair.first.utf8), Array(pair.second.utf8)])
            else {
                damage.append("the pair of '\(pair.first)' and '\(pair.second)' is not of first articles")
                continue
            }
            let comparison = Comparison(corpus[first], corpus[second], options: detection.options)
            let isSame =
                comparison.verdict.relation == pair.verdict.relation
                && comparison.verdict.overlap == pair.verdict.overlap
                && abs(comparison.verdict.score - pair.verdict.score) < 1e-9
            if !isSame {
                damage.append("the pair of '\(pair.first)' and '\(pair.second)' is judged otherwise")
            }
        }
    }

    fileprivate mutating func compare(_ found: Detection, with fresh: Detection) {
        struct Key: Hashable { let first, second: Document }
        let stored = Set(found.verdicts.map { Key(first: $0.first, second: $0.second) })
        let again = Set(fresh.verdicts.map { Key(first: $0.first, second: $0.second) })
        missedPairs = again.subtracting(stored).count
        extraPairs = stored.subtracting(again).count
        hasFamiliesOfRebuild = found.families == fresh.families
    }
}
