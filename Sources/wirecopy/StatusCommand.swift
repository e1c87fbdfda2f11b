import ArgumentParser
import ArticleArchive

struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Say whether an archive is being written to, and how far it is.",
        discussion: """
            EXAMPLE
              wirecopy status --archive /var/lib/wirecopy --format json
            """)

    @OptionGroup var archive: ArchiveArguments

    @Option(help: "Form of the result: table or json.")
    var format = OutputFormat.table

    func validate() throws {
        guard [.table, .json].contains(format) else {
            throw ValidationError("'--format \(format.rawValue)' is not for 'status'; it has table and json")
        }
    }

    func run() throws {
        let archive = try archive.open()
        let report = StatisticsReport(
            folder: archive.folder, statistics: try archive.statistics(), families: nil)
        let file = try OutputFile(nil)
        try format == .json ? report.writeJSON(to: file) : report.writeTable(to: file)
        try file.close()
    }
}
