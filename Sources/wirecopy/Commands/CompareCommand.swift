import ArgumentParser
import ArticleReading
import ArticleText
import Reports
import ReuseDetection

struct CompareCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Compare two articles and show the passages they share.",
        discussion: """
            Each path must hold exactly one article. Exits with status 1 if one article reuses the other, \
            with 0 if not.

            EXAMPLES
              wirecopy compare seeds/000_a6d5b4730abb6639.txt seeds/001_fc3c6a5c710a365c.txt
              wirecopy compare ours.txt theirs.txt --explain
              wirecopy compare ours.txt theirs.txt --format html -o pair.html
            """)

    @Argument(help: ArgumentHelp("One article.", valueName: "a"))
    var first: String
    @Argument(help: ArgumentHelp("The other article.", valueName: "b"))
    var second: String

    @OptionGroup(title: "Output options") var output: OutputArguments
    @OptionGroup(title: "Detection options") var detection: DetectionArguments

    @Flag(help: "Show the reasons for the verdict.")
    var explain = false

    @OptionGroup(title: "Input options") var input: InputArguments

    func validate() throws {
        guard output.format != .csv else {
            throw ValidationError("'--format csv' is for 'cluster'; 'compare' has table, json and html")
        }
    }

    func run() throws {
        let (a, b) = (try article(at: first), try article(at: second))
        let comparison = Comparison(a, b, options: detection.options)
        let file = try OutputFile(output.output)
        try ComparisonReport(a, b, comparison).write(
            output.options(for: file), explaining: explain, to: file)
        try file.close()
        if comparison.verdict.relation.isReuse { throw ExitStatus.found }
    }

    private func article(at path: String) throws -> Article {
        let reader = ArticleReader(paths: [path], options: input.options)
        var parser = reader.makeParser()
        var found: Article?
        while let batch = reader.next(using: &parser) {
            if let skipped = batch.skipped.first { throw Failure(skipped.message) }
            for index in batch.articles.indices {
                guard found == nil else {
                    throw Failure("'\(path)' holds more than one article; use 'wirecopy cluster' instead")
                }
                found = batch.articles[index]
            }
        }
        guard let found else { throw Failure("'\(path)' holds no article") }
        return found
    }
}
