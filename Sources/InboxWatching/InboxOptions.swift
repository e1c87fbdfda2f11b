public import ArticleReading
import CoreMetrics
import Glibc

/// Options for watching an inbox.
public struct InboxOptions: Sendable {
    /// How long a file must be unchanged before it is read.
    public var settle = Duration.seconds(2)
    /// Whether to scan the folders regularly instead of using inotify: for network shares
    /// that other machines write to.
    public var isPolling = false
    /// The folder for verdicts if files stay in place; nil to move files.
    public var verdictFolder: String?
    /// Whether to write nothing at all.
    public var isDryRun = false
    /// A shell command to run for each flagged file, with its verdict on standard input;
    /// nil for none.
    public var onFlag: String?
    /// A command that runs longer is killed.
    public var hookTimeout = Duration.seconds(60)
    /// The maximum size of a file, in bytes. Larger files are not read.
    public var maxFileSize = 256 << 20
    public var reading = ReadingOptions()
    /// The path of the ``AttemptLog``, which keeps a file that crashes the program from
    /// crashing it at every start; nil for none.
    public var attempts: String?
    /// The version of the program. A file that crashed another version is tried again.
    public var version = ""

    /// Limits of an attempt; exceeding one is handled like a crash. Processor time, and
    /// memory in addition to what the process used before.
    package var timeBudget = Duration.seconds(120)
    package var timeBudgetPerMiB = Duration.seconds(10)
    package var memoryBudget = 2 << 30
    package var memoryBudgetPerByte = 40
    /// The program exits this long after it was asked to stop, whatever it is doing.
    package var stopLimit = Duration.milliseconds(1500)
    /// Exits the program at once.
    package var exit: @Sendable (Int32) -> Void = { _exit($0) }

    /// Limits of one transaction: files, bytes and reading time. A transaction takes the
    /// files that have settled and never waits for more.
    var batchFiles = 128
    var batchBytes = 64 << 20
    var batchTime = Duration.milliseconds(500)

    /// The interval of full scans when inotify works.
    var rescan = Duration.seconds(60)
    /// The interval of full scans when it does not.
    var poll: Duration { max(.seconds(1), min(settle, .seconds(10))) }
    /// The interval at which an unreadable file is tried again.
    var retry = Duration.seconds(60)
    /// The interval at which a single file is tried while none can be filed.
    var probe = Duration.seconds(5)

    public init() {}
}

/// Counts since the start.
public struct InboxCounts: Sendable, Hashable {
    /// Judged files by destination.
    public internal(set) var files: [Destination: Int] = [:]
    public internal(set) var articles = 0
    /// Files that could not be read completely.
    public internal(set) var unreadable = 0
    /// Files and other entries that stay in the inbox because they cannot be read.
    public internal(set) var refused = 0
    /// Files that changed or disappeared while they were judged.
    public internal(set) var superseded = 0

    public init() {}

    /// The number of judged files.
    public var total: Int { files.values.reduce(0, +) }
}

/// The counts as swift-metrics counters, with names in Prometheus style.
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
