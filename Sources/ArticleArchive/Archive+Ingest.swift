import ArticleText
import GRDB
import ReuseDetection

extension Archive {
    /// Judges and stores the articles of several files in one transaction: when
    /// this returns, all of it is on the disk; if it throws, nothing is.
    ///
    /// A file that arrived before, by name and digest, is not stored again, unless
    /// something of it could not be read then and can be now. An article that is
    /// archived, with the same id from the same publisher and the same words, is
    /// not stored again either. Articles are judged beside those of the files
    /// before theirs, and of their own file before them.
    ///
    /// - Parameters:
    ///   - begin: called with the place of each arrival before its articles are
    ///     judged.
    ///   - isStopping: asked between articles; when it says true, nothing is
    ///     stored and an error of the kind `stopped` is thrown.
    ///
    /// - Returns: a receipt for each arrival, in their order.
    public func receive(
        _ arrivals: [Arrival], begin: (Int) -> Void = { _ in }, isStopping: () -> Bool = { false }
    ) throws(ArchiveError) -> [Receipt] {
        try withIndex { (index) throws(ArchiveError) in
            try database.write { db in
                var ingest = Ingest(db: db, options: options)
                return try arrivals.enumerated().map { place, arrival in
                    begin(place)
                    return try ingest.receipt(of: arrival, &index, isStopping: isStopping)
                }
            }
        }
    }

    /// The receipt of a file that arrived before; nil if it has not.
    public func receipt(name: String, digest: [UInt8]) throws(ArchiveError) -> Receipt? {
        try database.read { db in
            try ArrivalTable(db: db).row(name, digest).map { try Receipt($0, db: db, wasKnown: true) }
        }
    }

    /// Records that a file was put where it belongs, its verdict beside it.
    ///
    /// - Parameter filed: the identities of the files, and where each is now.
    public func recordFiled(
        _ filed: [(name: String, digest: [UInt8], path: String)]
    ) throws(ArchiveError) {
        try database.write { db in
            for file in filed { try ArrivalTable(db: db).setFiled(file.name, file.digest, as: file.path) }
        }
    }

    /// The receipts of files that were judged but not recorded as filed, in the
    /// order they arrived: where a process ended in between.
    public func unfiled() throws(ArchiveError) -> [Receipt] {
        try database.read { db in
            try ArrivalTable(db: db).unfiled().map { try Receipt($0, db: db, wasKnown: true) }
        }
    }

    /// What was found of the articles of a file: first of those that were
    /// flagged, then of the others, each in the order of the file. One at a time
    /// is in memory.
    ///
    /// - Parameters:
    ///   - withEvidence: whether the findings have their passages.
    ///   - body: says whether to go on.
    public func forEachJudgedArticle(
        of receipt: Receipt, withEvidence: Bool, limit: Int = 10_000, _ body: (JudgedArticle) -> Bool
    ) throws(ArchiveError) {
        try withIndex { (index) throws(ArchiveError) in
            try database.read { db in
                let table = ArticleTable(db: db)
                let reader = JudgedArticleReader(
                    db: db, cache: ArticleCache(db), index: index, withEvidence: withEvidence)
                for isFlagged in [true, false] {
                    let numbers = try table.numbers(
                        ofArrival: receipt.source, flagged: isFlagged, limit: limit)
                    for number in numbers {
                        if let judged = try reader.judged(number), !body(judged) { return }
                    }
                }
            }
        }
    }
}

extension Receipt {
    init(_ arrival: ArrivalRow, db: Database, wasKnown: Bool) throws {
        let counts = try ArticleTable(db: db).counts(ofArrival: arrival.duplicateOf ?? arrival.number)
        self.init(
            name: arrival.name, digest: arrival.digest, receivedAt: arrival.received, status: arrival.status,
            articles: counts.all, flaggedArticles: counts.flagged, newVersions: counts.versions,
            knownArticles: arrival.known,
            duplicateOf: try arrival.duplicateOf.flatMap { try ArrivalTable(db: db).row($0)?.name },
            failure: arrival.failure, wasKnown: wasKnown,
            isFiled: arrival.filedAs.map { !$0.isEmpty } ?? false,
            source: arrival.duplicateOf ?? arrival.number)
    }
}

/// Stores and judges arrivals within one transaction.
private struct Ingest {
    private let db: Database
    private let arrivals: ArrivalTable
    private let articles: ArticleTable
    private let cache: ArticleCache
    private var maker: KeyMaker
    private var examiner: PairExaminer

    init(db: Database, options: ArchiveOptions) {
        self.db = db
        arrivals = ArrivalTable(db: db)
        articles = ArticleTable(db: db)
        cache = ArticleCache(db)
        maker = KeyMaker(options: options.detection)
        examiner = PairExaminer(options: options.detection)
    }

    mutating func receipt(
        of arrival: Arrival, _ index: inout LiveIndex, isStopping: () -> Bool
    ) throws -> Receipt {
        let number: Int64
        if let known = try arrivals.row(arrival.name, arrival.digest) {
            guard known.failure != nil, known.failure != arrival.failure, !arrival.articles.isEmpty else {
                return try Receipt(known, db: db, wasKnown: true)
            }
            number = known.number
            let before = try ArticleTable(db: db).counts(ofArrival: number)
            try arrivals.renew(number, arrival)
            try store(arrival.articles, of: arrival, number, before, &index, isStopping: isStopping)
        } else {
            number = try store(arrival, &index, isStopping: isStopping)
        }
        guard let row = try arrivals.row(number) else {
            throw DatabaseError(message: "an arrival was not stored")
        }
        return try Receipt(row, db: db, wasKnown: false)
    }

    private mutating func store(
        _ arrival: Arrival, _ index: inout LiveIndex, isStopping: () -> Bool
    ) throws -> Int64 {
        guard !arrival.articles.isEmpty else {
            return try arrivals.insert(
                arrival, .failed, failure: arrival.failure ?? "it holds no article")
        }
        for number in try arrivals.gone(withDigest: arrival.digest) { try forget(number, &index) }
        let folder = arrival.name.lastIndex(of: "/").map { arrival.name[...$0] } ?? ""
        if let first = try arrivals.first(withDigest: arrival.digest, in: folder) {
            return try arrivals.insert(
                arrival, .duplicate, duplicateOf: first.number, failure: arrival.failure)
        }
        let number = try arrivals.insert(arrival, .clean, failure: arrival.failure)
        try store(arrival.articles, of: arrival, number, (0, 0, 0), &index, isStopping: isStopping)
        return number
    }

    /// Removes the articles of a file that was gone before it was filed, and is
    /// here again: they would be held against it as somebody else's.
    private func forget(_ arrival: Int64, _ index: inout LiveIndex) throws {
        for number in try articles.numbers(ofArrival: arrival) {
            try articles.delete(number)
            let change = try index.remove(number, article: cache.article)
            try PairTable(db: db).apply(change)
            try SegmentTable(db: db).note(change)
        }
    }

    /// - Parameter before: what is archived of the arrival already.
    private mutating func store(
        _ articles: [Article], of arrival: Arrival, _ number: Int64,
        _ before: (all: Int, flagged: Int, versions: Int), _ index: inout LiveIndex, isStopping: () -> Bool
    ) throws {
        var known = 0
        var isFlagged = before.flagged > 0
        for article in articles {
            if isStopping() { throw ArchiveError.stopped }
            switch try add(article, of: arrival, number, &index) {
            case .known: known += 1
            case .stored(let flagged): isFlagged = isFlagged || flagged
            }
        }
        // Those of the arrival itself are no news.
        try arrivals.set(number, isFlagged ? .flagged : .clean, known: max(0, known - before.all))
    }

    private enum Added {
        /// The same article is archived.
        case known
        case stored(isFlagged: Bool)
    }

    /// Stores and judges an article.
    private mutating func add(
        _ article: Article, of arrival: Arrival, _ number: Int64, _ index: inout LiveIndex
    ) throws -> Added {
        let keys = maker.keys(of: article.text)
        let content = Packing.bytes(of: keys?.digest ?? maker.wordsDigest)
        let names = ArrivedNames(arrival)
        let item = ArticleTable.Item(base: names.relative(article.id), publisher: article.publisher)
        if try articles.contains(item, content: content) { return .known }
        let (id, version) = try free(item.base)
        let document = try articles.insert(
            article,
            ArticleTable.Facts(
                id: id, base: item.base, version: version, content: content,
                path: names.relative(article.origin.path), arrival: number, received: arrival.receivedAt,
                words: maker.words))
        cache.keep(article, as: document)
        guard let keys else { return .stored(isFlagged: false) }
        let moment = article.publicationTime?.secondsSince1970 ?? arrival.receivedAt
        try FingerprintTable(db: db).insert(document, keys, moment: moment)
        let live = LiveArticle(
            number: document, id: id, moment: moment, publisher: article.utf8(.publisher))
        let change = try index.add(live, keys, &examiner, article: cache.article)
        try PairTable(db: db).apply(change)
        let isFlagged = try isReuse(document, item, change, index)
        if isFlagged { try articles.setFlagged(document) }
        return .stored(isFlagged: isFlagged)
    }

    /// Whether an article shares text with another that is no version of it.
    private func isReuse(
        _ document: Document, _ item: ArticleTable.Item, _ change: LiveChange, _ index: LiveIndex
    ) throws -> Bool {
        if index.firstIdentical(to: document, before: document) != nil { return true }
        return try change.found.contains { pair in
            let other =
                pair.verdict.first == index.original(of: document) ? pair.verdict.second : pair.verdict.first
            guard version(of: item, try articles.item(other)) else { return true }
            // The version's words may be another article's too.
            return index.firstIdentical(to: other, before: document).map { $0.copies > 0 } ?? false
        }
    }

    private func version(of item: ArticleTable.Item, _ other: ArticleTable.Item?) -> Bool {
        other.map(item.isSame) ?? false
    }

    /// An id that no article has: the wished one, or the next version of it.
    private func free(_ base: String) throws -> (id: String, version: Int) {
        guard let latest = try articles.latestVersion(of: base) else {
            if try !articles.isTaken(base) { return (base, 1) }
            return try next(after: 1, of: base)
        }
        return try next(after: latest, of: base)
    }

    /// Another article may have been given the id itself: `story@2`.
    private func next(after latest: Int, of base: String) throws -> (id: String, version: Int) {
        var version = latest + 1
        while try articles.isTaken("\(base)@\(version)") { version += 1 }
        return ("\(base)@\(version)", version)
    }
}

/// Turns the names a reader gave into those relative to the inbox.
private struct ArrivedNames {
    private let arrival: Arrival

    init(_ arrival: Arrival) {
        self.arrival = arrival
    }

    /// `/srv/inbox/sub/a.txt#2` becomes `sub/a.txt#2`; ids of another make stay
    /// as they are, but for U+0000, where SQLite would take an id to end.
    func relative(_ name: String) -> String {
        let name = name.utf8.contains(0) ? name.replacing("\0", with: "\u{FFFD}") : name
        let (bytes, path) = (name.utf8, arrival.path.utf8)
        guard bytes.starts(with: path) else { return name }
        let rest = bytes.dropFirst(path.count)
        guard rest.isEmpty || rest.first == UInt8(ascii: "#") || rest.first == UInt8(ascii: "/") else {
            return name
        }
        return arrival.name + String(decoding: rest, as: UTF8.self)
    }
}
