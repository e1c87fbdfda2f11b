import ArgumentParser
import ArticleArchive
import Glibc
import InboxWatching
import Reports

struct WatchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch",
        abstract: "Judge every article that arrives in a folder, and file it away.",
        discussion: """
            Watches INBOX and all folders in it. Each file is read once nobody writes to it any more, compared \
            with everything archived so far, recorded in the archive, and moved within INBOX, its verdict \
            beside it as NAME.verdict.json, to
              flagged/    an article of it reuses another one, or is reused
              done/       nothing was found
              duplicate/  byte for byte a file that came before
              failed/     no article could be read of it; the verdict says why
            No file is ever deleted or overwritten, and each is judged exactly once, also if the program is \
            killed or the machine loses power. What cannot be read stays where it is and is named once.

            Files are read as 'wirecopy cluster' reads those of a folder; names that start with '.' or '~' or \
            end with '~', .tmp, .part, .partial, .filepart, .crdownload, .download, .opdownload, .uploading, \
            .!ut, .aria2, .swp, .lock or .verdict.json are passed over. A link is never followed. A file \
            that ends the program is judged alone at the next start, after all others, and put into failed/ \
            if it ends it again.

            SIGTERM and SIGINT end it within two seconds, SIGHUP makes it read its configuration anew. \
            With --once it ends with status 3 if some file could not be read, else with 0.

            EXAMPLES
              wirecopy watch /srv/inbox --archive /var/lib/wirecopy
              wirecopy watch /srv/inbox --archive /var/lib/wirecopy --once
              wirecopy watch feeds/ --archive wire/ --keep-in-place --on-flag 'mail -s copied desk@example.org'
            """)

    @Argument(help: ArgumentHelp("The folder to watch.", valueName: "inbox"))
    var inbox: String

    @Option(help: ArgumentHelp("Folder of the archive; made if it is not there.", valueName: "folder"))
    var archive: String?

    @Flag(help: "Judge what is there and end, as for cron.")
    var once = false

    @Flag(help: "Look for files every few seconds, as network shares need it.")
    var poll = false

    @Option(help: ArgumentHelp("Read a file once it has been the same for so long.", valueName: "seconds"))
    var settle = 2.0

    @Option(help: ArgumentHelp("How long articles are kept (default: for ever).", valueName: "time"))
    var keep: TimeSpan?

    @Option(
        help: ArgumentHelp(
            "Compare articles published at most this far apart (default: all).", valueName: "time"))
    var window: TimeSpan?

    @Flag(
        name: .customLong("keep-in-place"),
        help: "Leave files where they are; verdicts go to verdicts/ in the archive's folder.")
    var keepInPlace = false

    @Flag(
        name: .customLong("dry-run"),
        help: "Only say what would be done: archive nothing, move nothing.")
    var dryRun = false

    @Option(
        name: .customLong("on-flag"),
        help: ArgumentHelp(
            "Run this by the shell for each flagged file, its verdict on standard input.",
            valueName: "command"))
    var onFlag: String?

    @Option(
        name: .customLong("max-file-size"),
        help: ArgumentHelp("Leave larger files alone.", valueName: "size"))
    var maxFileSize = ByteSize(bytes: 256 << 20)

    @Option(name: .customLong("log-format"), help: "Form of the log on stderr.")
    var logFormat = LogFormat.text

    @Option(
        name: .customLong("log-level"),
        help: ArgumentHelp("Least weight of what is logged.", valueName: "level"))
    var logLevel = LogLevel.info

    @Option(
        help: ArgumentHelp("File with more of these options, one a line: 'settle = 5'.", valueName: "file"))
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
        // Before anything that takes time: SIGHUP is caught once there is a
        // configuration to read anew. A reader of the log that went away must
        // not end a daemon either, nor must a writer who wants a file that is
        // being looked at.
        signal(SIGHUP, SIG_IGN)
        signal(SIGPIPE, SIG_IGN)
        signal(SIGIO, SIG_IGN)
        let command = try configured()
        guard let archive = command.archive else {
            throw Failure("name the archive with '--archive <folder>'")
        }
        try await Watching(command, archive: archive).run()
    }

    /// The command with what its configuration file says now.
    func configured() throws -> WatchCommand {
        guard let config else { return self }
        let file = try ConfigurationFile(path: config)
        // Of an option that is given twice the last counts: the user's own.
        return try Self.parse(file.arguments + CommandLine.arguments.dropFirst(2))
    }

    /// How the archive judges and what it keeps.
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
