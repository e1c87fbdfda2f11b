import ArgumentParser
import ArticleArchive

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
        let (detection, damaged) = snapshot.detection(threads: threads.count)
        let skipped =
            snapshot.failures.map { SkippedInput(path: $0.name, reason: $0.reason) }
            + damaged.map { SkippedInput(path: $0, reason: "the archived text is damaged") }
            + SkippedInput.tooShort(of: detection)
        let report = Report(detection: detection, skipped: skipped)
        Warnings.name(skipped)
        try report.write(output, to: file)
        if !skipped.isEmpty { throw ExitStatus.incomplete }
    }
}
