import ArgumentParser
import ArticleArchive
import Reports

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
                + "\(Numbers.grouped(verification.extraPairs)); the families would "
                + (verification.hasFamiliesOfRebuild ? "stay.\n" : "change.\n")
        }
        return text
    }
}
