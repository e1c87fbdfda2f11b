import ArgumentParser

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
