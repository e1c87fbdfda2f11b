import ArticleText
import GRDB
import ReuseDetection

extension Archive {
    /// Judges all articles of an archive anew, with the present engine and the
    /// given options, as if they had come in one go.
    ///
    /// - Returns: the archive, open for writing.
    public static func rebuilt(
        at folder: String, options: ArchiveOptions
    ) throws(ArchiveError) -> Archive {
        guard ArchiveDatabase.exists(in: folder) else {
            throw ArchiveError(kind: .missing, "'\(folder)' holds no archive")
        }
        let archive = try Archive(at: folder, access: .readWrite, options: options, isRebuilt: true)
        try archive.rebuild()
        return archive
    }

    private func rebuild() throws(ArchiveError) {
        let snapshot = try snapshot()
        let (detection, damaged) = snapshot.detection(threads: options.detection.threads)
        guard damaged.isEmpty else {
            throw .damaged(folder, "the text of '\(damaged[0])' cannot be decompressed")
        }
        try database.write { db in
            try FingerprintTable(db: db).deleteAll()
            try PairTable(db: db).deleteAll()
            try SegmentTable(db: db).deleteAll()
            try DetectionSettings(options.detection).store(in: db)
            try RebuiltTables(db: db, options: options, detection: detection).fill()
        }
        try database.checkpoint()
        try tendIndex()
        removeLeftovers()
    }
}

/// Fills the tables of keys and pairs from what a detector found.
private struct RebuiltTables {
    let db: Database
    let options: ArchiveOptions
    let detection: Detection

    func fill() throws {
        var maker = KeyMaker(options: options.detection)
        var firsts: [Document: Document] = [:]
        var known: [[UInt8]: Document] = [:]
        var rows: [Document: Row] = [:]
        for document in detection.corpus.documents {
            let article = detection.corpus[document]
            guard let row = try self.row(article.id), let keys = maker.keys(of: article.text) else {
                continue
            }
            let published = article.publicationTime?.secondsSince1970
            let filled = Row(number: row.number, bands: Set(keys.bands))
            try ArticleTable(db: db).set(words: keys.words, of: row.number)
            try FingerprintTable(db: db).insert(row.number, keys, moment: published ?? row.received)
            let digest = Packing.bytes(of: keys.digest)
            firsts[document] = known[digest] ?? document
            if known[digest] == nil { known[digest] = document }
            rows[document] = filled
        }
        for verdict in detection.verdicts where verdict.relation.isReuse {
            guard let first = rows[verdict.first], let second = rows[verdict.second],
                firsts[verdict.first] == verdict.first, firsts[verdict.second] == verdict.second
            else { continue }
            let pair = StoredPair(
                first: first.number, second: second.number, verdict: verdict,
                isNear: !first.bands.isDisjoint(with: second.bands))
            try PairTable(db: db).insert(pair, detection.passages(of: verdict))
        }
    }

    private struct Row {
        let number: ArticleNumber
        let bands: Set<UInt64>
    }

    private func row(_ id: String) throws -> (number: ArticleNumber, received: Double)? {
        let statement = try db.cachedStatement(sql: "SELECT number, received FROM article WHERE id = ?")
        return try GRDB.Row.fetchOne(statement, arguments: [id]).map {
            (try $0.storedNumber("number"), try $0.storedMoment("received"))
        }
    }
}
