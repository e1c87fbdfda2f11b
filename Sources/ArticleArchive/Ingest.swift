import ArticleText
import GRDB
import ReuseDetection

extension Archive {
    /// Judges and stores the articles of several files in one transaction: when
    /// this returns, all of it is on the disk; if it throws, nothing is.
    ///
    /// A file that arrived before, by name and digest, is not stored again; its
    /// outcome is given again. Articles are judged beside those of the files
    /// before theirs, and of their own file before them.
    ///
    /// - Returns: an outcome for each arrival, in their order.
    public func ingest(_ arrivals: [Arrival]) throws(ArchiveError) -> [Outcome] {
        try withIndex { (index) throws(ArchiveError) in
            try database.write { db in
                let ingest = Ingest(db: db, options: options)
                return try arrivals.map { try ingest.outcome(of: $0, &index) }
            }
        }
    }

    /// The outcome of a file that arrived before; nil if it has not.
    public func outcome(name: String, digest: [UInt8]) throws(ArchiveError) -> Outcome? {
        try database.read { db in
            try ArrivalTable(db: db).row(name, digest).map {
                try OutcomeReader(db: db, cache: ArticleCache(db)).outcome(of: $0, wasKnown: true)
            }
        }
    }

    /// Records that a file was put where it belongs, its verdict beside it.
    ///
    /// - Parameter path: where it is now.
    public func recordFiled(name: String, digest: [UInt8], as path: String) throws(ArchiveError) {
        try database.write { try ArrivalTable(db: $0).setFiled(name, digest, as: path) }
    }

    /// The same of several, in one transaction.
    public func recordFiled(
        _ filed: [(name: String, digest: [UInt8], path: String)]
    ) throws(ArchiveError) {
        try database.write { db in
            for file in filed { try ArrivalTable(db: db).setFiled(file.name, file.digest, as: file.path) }
        }
    }

    /// Where a file was put; nil if it has not been recorded.
    public func filed(name: String, digest: [UInt8]) throws(ArchiveError) -> String? {
        try database.read { try ArrivalTable(db: $0).filed(name, digest) }
    }

    /// The outcomes of files that were judged but not recorded as filed, in the
    /// order they arrived: where a process ended in between.
    public func unfiled() throws(ArchiveError) -> [Outcome] {
        try database.read { db in
            let reader = OutcomeReader(db: db, cache: ArticleCache(db))
            return try ArrivalTable(db: db).unfiled().map { try reader.outcome(of: $0, wasKnown: true) }
        }
    }
}

/// Stores and judges arrivals within one transaction.
struct Ingest {
    private let db: Database
    private let options: ArchiveOptions
    private let arrivals: ArrivalTable
    private let articles: ArticleTable
    private let cache: ArticleCache
    private let reader: OutcomeReader

    init(db: Database, options: ArchiveOptions) {
        self.db = db
        self.options = options
        arrivals = ArrivalTable(db: db)
        articles = ArticleTable(db: db)
        cache = ArticleCache(db)
        reader = OutcomeReader(db: db, cache: cache)
    }

    func outcome(of arrival: Arrival, _ index: inout LiveIndex) throws -> Outcome {
        if let row = try arrivals.row(arrival.name, arrival.digest) {
            return try reader.outcome(of: row, wasKnown: true)
        }
        let number = try store(arrival, &index)
        guard let row = try arrivals.row(number) else {
            throw DatabaseError(message: "an arrival was not stored")
        }
        return try reader.outcome(of: row, wasKnown: false)
    }

    private func store(_ arrival: Arrival, _ index: inout LiveIndex) throws -> Int64 {
        if !arrival.articles.isEmpty, let first = try arrivals.first(withDigest: arrival.digest) {
            return try arrivals.insert(
                arrival, .duplicate, duplicateOf: first.number, failure: arrival.failure)
        }
        guard !arrival.articles.isEmpty else {
            return try arrivals.insert(
                arrival, .failed, failure: arrival.failure ?? "it holds no article")
        }
        let number = try arrivals.insert(arrival, .clean, failure: arrival.failure)
        var isFlagged = false
        for article in arrival.articles {
            if try add(article, of: arrival, number, &index) { isFlagged = true }
        }
        if isFlagged { try arrivals.set(number, .flagged) }
        return number
    }

    /// Stores and judges an article; whether it is reuse.
    private func add(
        _ article: Article, of arrival: Arrival, _ number: Int64, _ index: inout LiveIndex
    ) throws -> Bool {
        var maker = KeyMaker(options: options.detection)
        let keys = maker.keys(of: article.text)
        let names = ArrivedNames(arrival)
        let id = try free(names.relative(article.id))
        let document = try articles.insert(
            article, id: id, path: names.relative(article.origin.path), arrival: number,
            received: arrival.receivedAt, words: maker.words)
        cache.keep(article, as: document)
        guard let keys else { return false }
        let moment = article.publicationTime?.secondsSince1970 ?? arrival.receivedAt
        try FingerprintTable(db: db).insert(document, keys, moment: moment)
        let live = LiveArticle(
            number: document, id: id, moment: moment, publisher: article.utf8(.publisher))
        let change = try index.add(live, keys, article: cache.article)
        try PairTable(db: db).apply(change)
        return !change.found.isEmpty || index.identical(to: document).count > 1
    }

    /// An id that no article has: the wished one, or the next version of it.
    private func free(_ id: String) throws -> String {
        guard try articles.isTaken(id) else { return id }
        var version = 2
        while try articles.isTaken("\(id)@\(version)") { version += 1 }
        return "\(id)@\(version)"
    }
}

/// Turns the names a reader gave into those relative to the inbox.
private struct ArrivedNames {
    private let arrival: Arrival

    init(_ arrival: Arrival) {
        self.arrival = arrival
    }

    /// `/srv/inbox/sub/a.txt#2` becomes `sub/a.txt#2`; ids of another make stay
    /// as they are.
    func relative(_ name: String) -> String {
        guard name.hasPrefix(arrival.path) else { return name }
        let rest = name.dropFirst(arrival.path.count)
        guard rest.isEmpty || rest.first == "#" || rest.first == "/" else { return name }
        return arrival.name + rest
    }
}
