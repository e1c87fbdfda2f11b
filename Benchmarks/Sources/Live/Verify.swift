import ArgumentParser
import ArticleArchive

/// Holds a filled archive against what a detector finds in the same articles.
struct Verify: ParsableCommand {
    @Option(help: "The archive's folder.")
    var archive: String

    func run() throws {
        let archive = try Archive(at: archive, access: .readOnly)
        let clock = ContinuousClock()
        var verification = Verification()
        let taken = try clock.measure { verification = try archive.verify(threads: 2) }
        print(
            "\(verification.pairs) pairs, \(verification.families) families, \(verification.damage.count) faults; "
                + "a detector finds \(verification.missedPairs) pairs more, \(verification.extraPairs) fewer, "
                + (verification.hasFamiliesOfRebuild ? "the same families" : "other families")
                + " (\(Figure.text(seconds(taken), 1)) s)")
        for damage in verification.damage.prefix(5) { print("  \(damage)") }
    }
}
