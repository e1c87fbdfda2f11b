import ArgumentParser
import ArticleArchive
import ArticleReading
import Reports
import ReuseDetection

struct ArchiveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "archive",
        abstract: "Look into an archive, and look after it.",
        discussion: """
            An archive is the folder in which 'wirecopy watch' keeps what came in and what was found of it. \
            'stats', 'verify' and 'export' read it, also while it is written to; the others need it to be at \
            rest.
            """,
        subcommands: [
            ArchiveStatsCommand.self, ArchiveVerifyCommand.self, ArchiveExportCommand.self,
            ArchiveRemoveCommand.self, ArchiveCompactCommand.self, ArchiveRebuildCommand.self,
        ])

    func run() throws {
        throw ValidationError(
            "Missing subcommand; one of 'stats', 'verify', 'export', 'remove', 'compact' and 'rebuild'")
    }
}

struct ArchiveStatsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stats",
        abstract: "Say how much there is in an archive.",
        discussion: """
            EXAMPLE
              wirecopy archive stats --archive /var/lib/wirecopy
            """)

    @OptionGroup var statistics: StatisticsArguments

    func validate() throws { try statistics.format.validate(for: "archive stats", among: [.table, .json]) }

    func run() throws {
        try statistics.write { try $0.snapshot().detection().detection.families.map(\.members.count) }
    }
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

    func validate() throws { try statistics.format.validate(for: "status", among: [.table, .json]) }

    func run() throws { try statistics.write { _ in nil } }
}

/// What is said of an archive in numbers, with the families or, sooner, without.
struct StatisticsArguments: ParsableArguments {
    @OptionGroup var archive: ArchiveArguments

    @Option(help: "Form of the result: table or json.")
    var format = ReportFormat.table

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

struct ArchiveVerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Read all of an archive and say whether it is whole.",
        discussion: """
            Looks whether the file is sound, every text can be read and has its keys, and every pair is \
            judged as it was; then says what 'wirecopy archive rebuild' would change. Ends with status 1 if \
            something is damaged.

            EXAMPLE
              wirecopy archive verify --archive /var/lib/wirecopy
            """)

    @OptionGroup var archive: ArchiveArguments
    @OptionGroup var threads: ThreadArguments

    private static let mostShown = 20

    func run() throws {
        let verification: Verification
        do throws(ArchiveError) {
            verification = try archive.open().verify(threads: threads.count)
        } catch {
            guard error.kind == .damaged else { throw error }
            Message.error(
                "the archive '\(archive.archive)' is damaged: \(error); restore it from a backup")
            throw ExitStatus.found
        }
        for damage in verification.damage.prefix(Self.mostShown) {
            Message.error("'\(archive.archive)' is damaged: \(damage)")
        }
        let left = verification.damage.count - Self.mostShown
        if left > 0 { Message.error("and \(Numbers.count(left, "fault")) more") }
        guard verification.isWhole else { throw ExitStatus.found }
        let file = try OutputFile(nil)
        try file.write(text(verification))
        try file.close()
    }

    private func text(_ verification: Verification) -> String {
        let articles = Numbers.count(verification.articles, "article")
        let pairs = Numbers.count(verification.pairs, "pair")
        let families = Numbers.count(verification.families, "family")
        var text = "Whole: \(articles), \(pairs), \(families).\n"
        if verification.missedPairs + verification.extraPairs > 0 {
            text +=
                "A rebuild would find \(Numbers.count(verification.missedPairs, "pair")) more and leave out "
                + "\(Numbers.grouped(verification.extraPairs)).\n"
        }
        return text
    }
}

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
            snapshot.failures.map { Skipped(path: $0.name, reason: $0.reason) }
            + damaged.map { Skipped(path: $0, reason: "the archived text is damaged") }
            + detection.skipped
        let report = ClusterReport(detection: detection, skipped: skipped)
        Warnings.name(skipped)
        try report.write(output.options(for: file), to: file)
        try file.close()
        if !skipped.isEmpty { throw ExitStatus.incomplete }
    }
}
