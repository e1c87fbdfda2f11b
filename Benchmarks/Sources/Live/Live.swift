import ArgumentParser

/// Measures an archive: how fast articles go in, alone and in groups, what a
/// restart takes and how much memory.
@main
struct Live: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "live", abstract: "Measure the archive with a JSON Lines corpus.",
        subcommands: [Fill.self, Measure.self, Verify.self])
}
