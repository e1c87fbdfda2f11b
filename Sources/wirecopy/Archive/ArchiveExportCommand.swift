import ArgumentParser
import ArticleArchive
import ArticleReading
import Reports
import ReuseDetection

struct ArchiveExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write an archive as 'wirecopy cluster' writes a dump.",
        discussion: """
            The report is the one 'wirecopy cluster' makes of the same articles, in the same forms. An \
            article's id is its path relative to the inbox it came by.

            EXAMPLES
              wirecopy archive export --archive /var/lib/wirecopy --format json -o report.json
              wirecopy archive export --archive /var/lib/wirecopy --format html -o report.html
            """)

    @OptionGroup var archive: ArchiveArguments
    @OptionGroup(title: "Output options") var output: OutputArguments
    @OptionGroup var threads: ThreadArguments

    func run() throws {
        let file = try OutputFile(output.output)
        let archive = try archive.open()
        let snapshot = try archive.snapshot()
        var options = archive.options.detection
        options.threads = threads.count
        let articles = snapshot.articles()
        let detection = Detection(of: articles, pairs: snapshot.pairs, options: options)
        let skipped =
            snapshot.failures.map { Skipped(path: $0.name, reason: $0.reason) }
            + articles.damaged.map { Skipped(path: $0, reason: "the archived text is damaged") }
            + detection.skipped
        let report = ClusterReport(detection: detection, skipped: skipped)
        Warnings.name(skipped)
        try report.write(output.options(for: file), to: file)
        try file.close()
        if !skipped.isEmpty { throw ExitStatus.incomplete }
    }
}
