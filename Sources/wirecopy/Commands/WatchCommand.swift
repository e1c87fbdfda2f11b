import ArgumentParser
import ArticleArchive
import Glibc
import InboxWatching
import Reports

struct WatchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch",
        abstract: "Watch a folder and judge every article that arrives.",
        discussion: """
            Watches INBOX and its subfolders. A file is read when nobody writes to it any more. Its articles \
            are compared with all articles in the archive and added to it. The file is then moved to one of \
            these folders in INBOX, with its verdict beside it as NAME.verdict.json:
              flagged/    an article in it reuses another one, or is reused
              done/       no reuse found
              duplicate/  the file has the same bytes as an earlier one
              failed/     no article could be read from it; the verdict gives the reason
            No file is ever deleted or overwritten, and each is judged exactly once, even if the program is \
            killed or the machine loses power. Files that cannot be read (for lack of permission, or because \
            they are too large) stay where they are and are logged once.

            The formats are those 'wirecopy cluster' reads. Ignored are names that start with '.' or '~' and \
            names that end with '~', .tmp, .part, .partial, .filepart, .crdownload, .download, .opdownload, \
            .uploading, .!ut, .aria2, .swp, .lock or .verdict.json. Symbolic links are not followed. A file \
            that crashes the program is judged alone at the next start, after all others; if it crashes the \
            program again, it is moved to failed/.

            SIGTERM and SIGINT stop the program within two seconds; SIGHUP makes it read its configuration \
            file again. With --once, the exit status is 3 if a file could not be read, otherwise 0.

            EXAMPLES
              wirecopy watch /srv/inbox --archive /var/lib/wirecopy
              wirecopy watch /srv/inbox --archive /var/lib/wirecopy --once
              wirecopy watch feeds/ --archive wire/ --keep-in-place --on-flag ./notify.sh
            """)

    @Argument(help: ArgumentHelp("Folder to watch.", valueName: "inbox"))
    var inbox: String

    @Option(help: ArgumentHelp("Folder of the archive; created if it does not exist.", valueName: "folder"))
    var archive: String?

    @Flag(help: "Judge the files that are there now, then exit; for cron.")
    var once = false

    @Flag(help: "Scan for files every few seconds; needed on network shares.")
    var poll = false

    @Option(help: ArgumentHelp("Read a file when it has not changed for this long.", valueName: "seconds"))
    var settle = 2.0

    @Option(
        help: ArgumentHelp(
            "Remove articles from the archive after this time, such as 90d (default: never).",
            valueName: "time"))
    var keep: TimeSpan?

    @Option(
        help: ArgumentHelp(
            "Only compare articles published at most this far apart, such as 14d (default: all).",
            valueName: "time"))
    var window: TimeSpan?

    @Flag(
        name: .customLong("keep-in-place"),
        help: "Leave files where they are; verdicts go to verdicts/ in the archive's folder.")
    var keepInPlace = false

    @Flag(
        name: .customLong("dry-run"),
        help: "Only log what would be done: archive nothing, move nothing.")
    var dryRun = false

    @Option(
        name: .customLong("on-flag"),
        help: ArgumentHelp(
            "Shell command to run for each flagged file, with the verdict on standard input.",
            valueName: "command"))
    var onFlag: String?

    @Option(
        name: .customLong("max-file-size"),
        help: ArgumentHelp(
            "Do not read files larger than this, in bytes or with K, M or G.", valueName: "size"))
    var maxFileSize = ByteSize(bytes: 256 << 20)

    @Option(name: .customLong("log-format"), help: "Format of the log on stderr.")
    var logFormat = LogFormat.text

    @Option(
        name: .customLong("log-level"),
        help: ArgumentHelp("Minimum level of log messages.", valueName: "level"))
    var logLevel = LogLevel.info

    @Option(
        help: ArgumentHelp(
            "Read options from this file, one per line, such as 'settle = 5'.", valueName: "file"))
    var config: String?

    @OptionGroup(title: "Detection options") var detection: DetectionArguments
    @OptionGroup(title: "Input options") var input: InputArguments

    func validate() throws {
        guard (0...3600).contains(settle) else {
            throw ValidationError(
                "'--settle \(Numbers.text(settle, places: 3))' must be from 0 to 3600 seconds")
        }
    }

    func run() async throws {
        // First of all, ignore the signals that would end the daemon: SIGHUP until
        // the configuration can be reloaded, SIGPIPE of a log nobody reads any
        // more, SIGIO of a writer that opens a file we hold a lease on.
        signal(SIGHUP, SIG_IGN)
        signal(SIGPIPE, SIG_IGN)
        signal(SIGIO, SIG_IGN)
        let command = try configured()
        guard let archive = command.archive else {
            throw Failure("name the archive with '--archive <folder>'")
        }
        try await Watching(command, archive: archive).run()
    }

    /// The command with the options of its configuration file, read now.
    func configured() throws -> WatchCommand {
        guard let config else { return self }
        let file = try ConfigurationFile(path: config)
        // The last of repeated options wins: the command line overrides the file.
        return try Self.parse(file.arguments + CommandLine.arguments.dropFirst(2))
    }

    var archiveOptions: ArchiveOptions {
        var options = ArchiveOptions()
        options.detection = detection.options
        options.keep = keep?.seconds
        options.window = window?.seconds
        return options
    }

    func inboxOptions(archive: String) -> InboxOptions {
        var options = InboxOptions()
        options.settle = .seconds(settle)
        options.isPolling = poll
        options.verdictFolder = keepInPlace ? "\(archive)/verdicts" : nil
        options.isDryRun = dryRun
        options.attempts = dryRun ? nil : "\(archive)/attempts"
        options.version = Wirecopy.version
        options.onFlag = onFlag
        options.maxFileSize = maxFileSize.bytes
        options.reading = input.options
        return options
    }
}
