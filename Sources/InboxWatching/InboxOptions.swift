public import ArticleReading

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

    public init() {}
}
