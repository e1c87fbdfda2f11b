import ArgumentParser
import ArticleArchive
import Platform
import Reports
import ReuseDetection

struct ArchiveRemoveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove",
        abstract: "Permanently delete articles from an archive.",
        discussion: """
            Deletes the articles' texts, index keys and pairs, and overwrites the space they took in the \
            database; 'wirecopy archive compact' shrinks the file and rewrites the index. The record that a \
            file of that name was received is kept. Exits with status 3 if an id is not in the archive.

            EXAMPLE
              wirecopy archive remove agency/4711.txt --archive /var/lib/wirecopy
            """)

    @Argument(help: ArgumentHelp("Ids of articles, as in reports.", valueName: "id"))
    var ids: [String]

    @OptionGroup var archive: ArchiveArguments

    func run() throws {
        let archive = try archive.open(.readWrite)
        defer { archive.close() }
        let (count, unknown) = try archive.remove(ids)
        for id in unknown {
            Message.warning(
                "'\(id)' is not in the archive; 'wirecopy archive export' lists the articles that are")
        }
        Message.write("removed \(Numbers.count(count, "article"))\n")
        if !unknown.isEmpty { throw ExitStatus.incomplete }
    }
}

struct ArchiveCompactCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compact",
        abstract: "Shrink an archive, and remove old articles.",
        discussion: """
            Rewrites the database and the index without the space of removed articles. Needs up to the same \
            amount of disk space again while it works. With --keep, articles received longer ago are removed \
            first. If that would be all articles, nothing is removed, as the system clock may be wrong.

            EXAMPLE
              wirecopy archive compact --archive /var/lib/wirecopy --keep 90d
            """)

    @OptionGroup var archive: ArchiveArguments

    @Option(
        help: ArgumentHelp(
            "Remove articles received longer ago: a number followed by s, m, h, d or w.", valueName: "time"))
    var keep: TimeSpan?

    func run() throws {
        let archive = try archive.open(.readWrite)
        defer { archive.close() }
        if let keep {
            let start = WallClock.secondsSince1970 - keep.seconds
            if let last = try archive.statistics().lastReceived, last < start {
                throw Failure(
                    "all articles in '\(archive.folder)' are older than that, the newest from "
                        + "\(UTCTime(secondsSince1970: last).iso), and the system clock says \(UTCTime.now.iso); "
                        + "if the clock is right, use 'wirecopy archive remove' or delete the folder")
            }
            let count = try archive.remove(receivedBefore: start)
            Message.write("removed \(Numbers.count(count, "article"))\n")
        }
        try archive.compact()
    }
}

struct ArchiveRebuildCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rebuild",
        abstract: "Judge all archived articles again.",
        discussion: """
            Rebuilds the index and all pairs from the archived texts, with this version and the given \
            options, as if all articles had arrived at once. Use it after an update that changed how articles \
            are compared, or to change the detection options.

            EXAMPLES
              wirecopy archive rebuild --archive /var/lib/wirecopy
              wirecopy archive rebuild --archive /var/lib/wirecopy --similarity 0.8
            """)

    @OptionGroup var archive: ArchiveArguments
    @OptionGroup(title: "Detection options") var detection: DetectionArguments

    @Option(
        help: ArgumentHelp(
            "Only compare articles published at most this far apart: a number followed by s, m, h, d or w.",
            valueName: "time"))
    var window: TimeSpan?

    @OptionGroup var threads: ThreadArguments

    func run() throws {
        var options = ArchiveOptions()
        options.detection = detection.options
        options.detection.threads = threads.count
        options.window = window?.seconds
        let archive = try Archive.rebuilt(at: archive.archive, options: options)
        defer { archive.close() }
        let statistics = try archive.statistics()
        Message.write(
            "judged \(Numbers.count(statistics.articles, "article")); found "
                + "\(Numbers.count(statistics.pairs, "pair")) of reuse\n")
    }
}
