import CoreMetrics

/// What happened since the start, for who watches the daemon.
public struct InboxCounts: Sendable, Hashable {
    /// Files by where they went.
    public internal(set) var files: [Destination: Int] = [:]
    public internal(set) var articles = 0
    /// Files of which something could not be read.
    public internal(set) var unreadable = 0
    /// What stays in the inbox, as it cannot be read or is no file.
    public internal(set) var refused = 0
    /// Files that changed or vanished while they were judged.
    public internal(set) var superseded = 0

    public init() {}

    public var total: Int { files.values.reduce(0, +) }
}

/// The same as counters of swift-metrics, under the names Prometheus likes.
struct InboxMetrics {
    private let files = Dictionary(
        uniqueKeysWithValues: Destination.allCases.map {
            ($0, Counter(label: "wirecopy_inbox_files_total", dimensions: [("status", $0.rawValue)]))
        })
    private let articles = Counter(label: "wirecopy_inbox_articles_total")
    private let losses = Counter(label: "wirecopy_inbox_notices_lost_total")
    private let failures = Counter(label: "wirecopy_inbox_failures_total")
    private let waiting = Gauge(label: "wirecopy_inbox_waiting_files")
    private let batchTime = CoreMetrics.Timer(label: "wirecopy_inbox_batch_seconds")

    func count(_ destination: Destination) { files[destination]?.increment() }
    func count(articles: Int) { self.articles.increment(by: articles) }
    func countLoss() { losses.increment() }
    func countFailure() { failures.increment() }
    func record(waiting: Int) { self.waiting.record(waiting) }
    func record(batchTime: Duration) {
        self.batchTime.recordNanoseconds(Int64(batchTime / .nanoseconds(1)))
    }
}
