public import ArticleText
public import ReuseDetection
import GRDB
import Synchronization

/// All of an archive at one moment: what is written meanwhile does not show.
///
/// Texts are held compressed and given out as a source, to any number of
/// readers one after the other.
public struct ArchiveSnapshot: Sendable {
    private let rows: [ArticleTable.StoredArticle]
    private let options: ArchiveOptions
    /// Files of which nothing, or not all, could be read, and why.
    public let failures: [(name: String, reason: String)]

    init(_ db: Database, options: ArchiveOptions) throws {
        self.options = options
        rows = try ArticleTable(db: db).all()
        failures = try Row.fetchAll(
            db, sql: "SELECT name, failure FROM arrival WHERE failure IS NOT NULL ORDER BY number"
        ).map { (try $0.stored("name"), try $0.stored("failure")) }
    }

    /// The number of articles.
    public var count: Int { rows.count }

    /// The ids of articles, by number.
    var ids: [ArticleNumber: String] { Dictionary(uniqueKeysWithValues: rows.map { ($0.number, $0.id) }) }

    /// Everything found in the articles, as if they had come in one go.
    ///
    /// - Returns: the same with the ids of articles that are left out because their
    ///   texts are damaged.
    public func detection(threads: Int = 1) -> (detection: Detection, damaged: [String]) {
        var detection = options.detection
        detection.threads = threads
        let received = Dictionary(rows.map { ($0.id, $0.received) }, uniquingKeysWith: { first, _ in first })
        let window = options.window.map { seconds in
            PublicationWindow(seconds: seconds) {
                $0.publicationTime?.secondsSince1970 ?? received[$0.id] ?? 0
            }
        }
        let source = articles()
        let found = Detector(options: detection, window: window).detect(in: source)
        return (found, source.damaged)
    }

    /// The articles from the first to the last. Those whose texts are damaged
    /// are named in `damaged`.
    public func articles() -> Articles { Articles(rows) }

    /// The articles of a snapshot, once through.
    public final class Articles: ArticleSource {
        private static let batchSize = 256

        private let rows: [ArticleTable.StoredArticle]
        private let next = Atomic(0)
        private let found = Mutex<[String]>([])

        fileprivate init(_ rows: [ArticleTable.StoredArticle]) {
            self.rows = rows
        }

        /// Ids of articles passed over because their texts are damaged.
        public var damaged: [String] { found.withLock { $0.sorted() } }

        public func forEachBatch(_ body: (ArticleBatch) -> Void) {
            while true {
                let start = next.wrappingAdd(1, ordering: .relaxed).oldValue * Self.batchSize
                guard start < rows.count else { return }
                var batch = ArticleBatch()
                for row in rows[start..<min(rows.count, start + Self.batchSize)] {
                    do {
                        try row.append(to: &batch)
                    } catch {
                        found.withLock { $0.append(row.id) }
                    }
                }
                body(batch)
            }
        }
    }
}

extension Archive {
    /// All of the archive as it is now.
    public func snapshot() throws(ArchiveError) -> ArchiveSnapshot {
        try database.read { try ArchiveSnapshot($0, options: options) }
    }
}
