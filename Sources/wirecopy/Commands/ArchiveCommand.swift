import ArgumentParser
import ArticleArchive
import ArticleReading
import Reports
import ReuseDetection

struct ArchiveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "archive",
        abstract: "Inspect and maintain an archive.",
        discussion: """
            An archive is the folder in which 'wirecopy watch' stores the articles it has read and the pairs \
            it has judged. 'stats', 'verify' and 'export' only read it and work while 'wirecopy watch' runs; \
            'remove', 'compact' and 'rebuild' write to it and need every other writer to be stopped.
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
        abstract: "Show the size of an archive and its families.",
        discussion: """
            The families are those 'wirecopy cluster' finds in the archived articles. Finding them takes \
            time; 'wirecopy status' shows everything else at once.

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
        abstract: "Show which process writes to an archive, and the archive's size.",
        discussion: """
            EXAMPLE
              wirecopy status --archive /var/lib/wirecopy --format json
            """)

    @OptionGroup var statistics: StatisticsArguments

    func validate() throws { try statistics.format.validate(for: "status", among: [.table, .json]) }

    func run() throws { try statistics.write { _ in nil } }
}

/// Options of the commands that show an archive's statistics, and their output.
struct StatisticsArguments: ParsableArguments {
    @OptionGroup var archive: ArchiveArguments

    @Option(help: "Output format.")
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
        abstract: "Check an archive for damage.",
        discussion: """
            Reads the whole archive. Checks that the database is sound, that every text can be read and has \
            the index keys of its words, and that every stored pair is still judged the same. Then compares \
            the stored pairs with those 'wirecopy cluster' finds in the archived articles, and shows how many \
            'wirecopy archive rebuild' would add or drop. Exits with status 1 if anything is damaged.

            EXAMPLE
              wirecopy archive verify --archive /var/lib/wirecopy
            """)

    @OptionGroup var archive: ArchiveArguments
    @OptionGroup var threads: ThreadArguments

    private static let maxShown = 20

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
        for damage in verification.damage.prefix(Self.maxShown) {
            Message.error("'\(archive.archive)' is damaged: \(damage)")
        }
        let left = verification.damage.count - Self.maxShown
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
                "'wirecopy archive rebuild' would add \(Numbers.count(verification.missedPairs, "pair")) and "
                + "drop \(Numbers.grouped(verification.extraPairs)).\n"
        }
        return text
    }
}

struct ArchiveExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write the 'wirecopy cluster' report for an archive.",
        discussion: """
            The families and pairs are those 'wirecopy cluster' finds in the archived articles, and the \
            output formats are the same. Articles have the ids they have in the archive: a text file's path \
            relative to its inbox, a record's own id.

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
