import ArgumentParser
import ArticleArchive
import Reports

struct ArchiveStatsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stats",
        abstract: "Say how much there is in an archive.",
        discussion: """
            EXAMPLE
              wirecopy archive stats --archive /var/lib/wirecopy
            """)

    @OptionGroup var statistics: StatisticsArguments

    func validate() throws { try statistics.validate(for: "archive stats") }

    func run() throws { try statistics.write { try $0.families().map(\.members.count) } }
}

struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Say whether an archive is being written to, and how far it is.",
        discussion: """
            EXAMPLE
              wirecopy status --archive /var/lib/wirecopy --format json
            """)

    @OptionGroup var statistics: StatisticsArguments

    func validate() throws { try statistics.validate(for: "status") }

    func run() throws { try statistics.write { _ in nil } }
}

/// What is said of an archive in numbers, with the families or, sooner, without.
struct StatisticsArguments: ParsableArguments {
    @OptionGroup var archive: ArchiveArguments

    @Option(help: "Form of the result: table or json.")
    var format = ReportFormat.table

    func validate(for command: String) throws {
        guard [.table, .json].contains(format) else {
            throw ValidationError(
                "'--format \(format.rawValue)' is not for '\(command)'; it has table and json")
        }
    }

    func write(families: (Archive) throws -> [Int]?) throws {
        let archive = try archive.open()
        let report = StatisticsReport(
            folder: archive.folder, statistics: try archive.statistics(), families: try families(archive))
        let file = try OutputFile(nil)
        var options = ReportOptions(format)
        options.surface = file.surface
        try report.write(options, to: file)
        try file.close()
    }
}
