import ArgumentParser
import ArticleArchive
import Reports

struct ArchiveRemoveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove",
        abstract: "Delete articles from an archive for good.",
        discussion: """
            Texts, keys and pairs are deleted, and what they took in the file is overwritten; the file gets \
            smaller by 'wirecopy archive compact'. That a file of that name came in stays recorded. Ends \
            with status 3 if an id is not in the archive.

            EXAMPLE
              wirecopy archive remove agency/4711.txt --archive /var/lib/wirecopy
            """)

    @Argument(help: ArgumentHelp("Articles, as the reports name them.", valueName: "id"))
    var ids: [String]

    @OptionGroup var archive: ArchiveArguments

    func run() throws {
        let archive = try archive.open(.readWrite)
        defer { archive.close() }
        let (count, unknown) = try archive.remove(ids)
        for id in unknown {
            Message.warning(
                "'\(id)' is not in the archive; 'wirecopy archive export' names the articles that are")
        }
        Message.write("removed \(Numbers.count(count, "article"))\n")
        if !unknown.isEmpty { throw ExitStatus.incomplete }
    }
}
