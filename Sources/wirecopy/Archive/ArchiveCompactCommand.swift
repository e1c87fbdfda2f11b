import ArgumentParser
import ArticleArchive
import Platform
import Reports

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
