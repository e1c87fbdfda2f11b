import ArgumentParser
import ArticleArchive
import ReuseDetection

struct ArchiveStatsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stats",
        abstract: "Say how much there is in an archive.",
        discussion: """
            EXAMPLE
              wirecopy archive stats --archive /var/lib/wirecopy
            """)

    @OptionGroup var archive: ArchiveArguments

    @Option(help: "Form of the result: table or json.")
    var format = OutputFormat.table

    func validate() throws {
        guard [.table, .json].contains(format) else {
            throw ValidationError(
                "'--format \(format.rawValue)' is not for 'archive stats'; it has table and json")
        }
    }

    func run() throws {
        let archive = try archive.open()
        let families = try archive.snapshot().detection().detection.families.map(\.members.count)
        let report = StatisticsReport(
            folder: archive.folder, statistics: try archive.statistics(),
            families: families)
        let file = try OutputFile(nil)
        try format == .json ? report.writeJSON(to: file) : report.writeTable(to: file)
        try file.close()
    }
}
