import ArgumentParser
import ArticleArchive
import Platform
import Reports
import ReuseDetection

struct ArchiveRemoveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove",
        abstract: "Delete articles from an archive for good.",
        discussion: """
            Texts, keys and pairs are deleted, and what they took in the file is overwritten; the file gets \
            smaller by 'wirecopy archive compact'. That a file of that name came in stays recorded. Ends \
            with status 3 if an id is not in the archive.

            EXAMPLE
              wirecopy archive remove agency/4711.txt --archive /var/lib/wirecopy
            """)

    @Argument(help: ArgumentHelp("Articles, as the reports name them.", valueName: "id"))
    var ids: [String]

    @OptionGroup var archive: ArchiveArguments

    func run() throws {
        let archive = try archive.open(.readWrite)
        defer { archive.close() }
        let (count, unknown) = try archive.remove(ids)
        for id in unknown {
            Message.warning(
                "'\(id)' is not in the archive; 'wirecopy archive export' names the articles that are")
        }
        Message.write("removed \(Numbers.count(count, "article"))\n")
        if !unknown.isEmpty { throw ExitStatus.incomplete }
    }
}

struct ArchiveCompactCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compact",
        abstract: "Write an archive's file anew, without what is free in it.",
        discussion: """
            Takes as much again on the disk while it works. With --keep, articles that came in longer ago \
            are removed first, unless that is all of them: then it is rather the clock that is wrong.

            EXAMPLE
              wirecopy archive compact --archive /var/lib/wirecopy --keep 90d
            """)

    @OptionGroup var archive: ArchiveArguments

    @Option(
        help: ArgumentHelp(
            "Remove what came in longer ago: a number and s, m, h, d or w.", valueName: "time"))
    var keep: TimeSpan?

    func run() throws {
        let archive = try archive.open(.readWrite)
        defer { archive.close() }
        if let keep {
            let start = WallClock.secondsSince1970 - keep.seconds
            if let last = try archive.statistics().lastReceived, last < start {
                throw Failure(
                    "everything in '\(archive.folder)' came in longer ago, the last at \(UTCTime(secondsSince1970: last).iso), and "
                        + "it is \(UTCTime.now.iso) by the clock; if the clock is right, remove the articles by "
                        + "'wirecopy archive remove' or delete the folder")
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
        abstract: "Judge all articles of an archive anew.",
        discussion: """
            Makes keys, pairs and families from the texts, with the present engine and the given options, as \
            if all articles had come in one go. Needed after an update that changed the engine, and to judge \
            by other options.

            EXAMPLES
              wirecopy archive rebuild --archive /var/lib/wirecopy
              wirecopy archive rebuild --archive /var/lib/wirecopy --similarity 0.8
            """)

    @OptionGroup var archive: ArchiveArguments
    @OptionGroup(title: "Detection options") var detection: DetectionArguments

    @Option(
        help: ArgumentHelp(
            "Compare only what came out this close together: a number and s, m, h, d or w.",
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
            "judged \(Numbers.count(statistics.articles, "article")); "
                + "\(Numbers.count(statistics.pairs, "pair")) of reuse\n")
    }
}
