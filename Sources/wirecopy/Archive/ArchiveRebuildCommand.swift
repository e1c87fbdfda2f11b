import ArgumentParser
import ArticleArchive
import Reports
import ReuseDetection

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
