public import ArticleReading
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
