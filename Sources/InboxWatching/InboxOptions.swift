public import ArticleReading
import CoreMetrics
import Glibc

/// How an inbox is watched.
public struct InboxOptions: Sendable {
    /// How long a file must stay the same before it is read.
    public var settle = Duration.seconds(2)
    /// Looks at the folders instead of asking the kernel to tell of changes:
    /// for shares whose changes are made on another machine.
    public var isPolling = false
    /// The folder verdicts are put into if files are to stay where they are;
    /// nil to move files away.
    public var verdictFolder: String?
    /// Whether nothing is to be written at all.
    public var isDryRun = false
    /// A command that is run for each flagged file, with its verdict on
    /// standard input.
    public var onFlag: String?
    public var hookTimeout = Duration.seconds(60)
    /// The most bytes of a file.
    public var maxFileSize = 256 << 20
    public var reading = ReadingOptions()
    /// The file that what is worked on is noted in before it is, so that a file
    /// that ends the program does not end it at every start; nil for none.
    public var attempts: String?
    /// Of the program: what one version could not read another may try.
    public var version = ""

    /// What an attempt may take before the program is ended as if it had crashed:
    /// time of the processor, and memory beyond what there was before.
    package var timeBudget = Duration.seconds(120)
    package var timeBudgetPerMiB = Duration.seconds(10)
    package var memoryBudget = 2 << 30
    package var memoryBudgetPerByte = 40
    /// How long after it was asked to stop the program ends, whatever it does.
    package var stopLimit = Duration.milliseconds(1500)
    /// Ends the program at once.
    package var exit: @Sendable (Int32) -> Void = { _exit($0) }

    /// So many files, bytes and time of reading are put into one transaction at
    /// most. What has settled by then: nothing waits for a transaction to fill.
    var batchFiles = 128
    var batchBytes = 64 << 20
    var batchTime = Duration.milliseconds(500)

    /// How often everything is looked at, in case a notice was lost.
    var rescan = Duration.seconds(60)
    /// How often, where there are no notices.
    var poll: Duration { max(.seconds(1), min(settle, .seconds(10))) }
    /// When what cannot be read is tried again.
    var retry = Duration.seconds(60)
    /// How often one file is tried where none can be filed.
    var probe = Duration.seconds(5)

    public init() {}
}

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
