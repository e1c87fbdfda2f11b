import ArgumentParser
import ArticleArchive
import ArticleReading
import Reports
import ReuseDetection

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Say for each article whether it copies or rewrites something in a collection.",
        discussion: """
            Compares the articles of FILE... with those of the collection, not with one another. Lists for \
            each every source it reuses, the likeliest first, and after them the nearest articles that are \
            judged no reuse, marked as such: a thorough rewrite can look like an independent report of the \
            same event, and then an editor has to read both. An article that is itself in the collection, \
            with the same id or path and the same text, is not its own source.

            Files and collection are read as 'wirecopy cluster' reads its paths.

            Ends with status 1 if any article reuses something, even if some input could not be read; \
            else with 3 if some could not, else with 0.

            EXAMPLES
              wirecopy check draft.txt --against archive.jsonl.gz
              wirecopy check today/ --against 2023/ --against 2024/ -o sources.txt
              zcat feed.gz | wirecopy check - --against ours/ --top 0 --format csv
              wirecopy check draft.txt --archive /var/lib/wirecopy
            """)

    @Argument(
        help: ArgumentHelp(
            "Articles to check: files, folders, patterns, archives, or - for standard input.",
            valueName: "file"))
    var files: [String]

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp("The collection to look in; may be given several times.", valueName: "path"))
    var against: [String] = []

    @Option(help: ArgumentHelp("An archive to look in; it may be written to meanwhile.", valueName: "folder"))
    var archive: String?

    @Option(help: ArgumentHelp("Nearest articles to list that are judged no reuse.", valueName: "number"))
    var top = 5

    @OptionGroup(title: "Output options") var output: OutputArguments
    @OptionGroup(title: "Detection options") var detection: DetectionArguments
    @OptionGroup var threads: ThreadArguments
    @OptionGroup(title: "Input options") var input: InputArguments

    func validate() throws {
        guard !against.isEmpty || archive != nil else {
            throw ValidationError(
                "name the collection to look in with '--against <path>' or '--archive <folder>'")
        }
        guard against.isEmpty || archive == nil else {
            throw ValidationError("'--against' and '--archive' are two collections; name one")
        }
        guard (0...1000).contains(top) else {
            throw ValidationError("'--top \(top)' must be from 0 to 1000")
        }
        guard !(files.contains("-") && against.contains("-")) else {
            throw ValidationError("'-' can be the articles to check or the collection, not both")
        }
        try output.format.validate(for: "check", among: [.table, .json, .jsonl, .csv])
    }

    func run() throws {
        var options = detection.options
        options.threads = threads.count

        let file = try OutputFile(output.output)
        let articles = CommandLineArticles(paths: files, options: input.options)
        let check: Check
        let skipped: [Skipped]
        if let archive {
            let archive = try Archive(at: archive, access: .readOnly)
            options = try detection.options(of: archive)
            options.threads = threads.count
            let found = try archive.sources(
                of: articles, by: Checker(options: options, possibleSources: top))
            check = found.check
            skipped = found.damaged.map { Skipped(path: $0, reason: "the archived text is damaged") }
        } else {
            let collection = CommandLineArticles(paths: against, options: input.options)
            check = Checker(options: options, possibleSources: top).check(articles, against: collection)
            collection.finish()
            skipped = collection.skipped
        }
        articles.finish()
        let report = CheckReport(check: check, skipped: articles.skipped + skipped + check.detection.skipped)
        try warn(of: report, hasSkipped: (!articles.skipped.isEmpty, !skipped.isEmpty))
        try report.write(output.options(for: file), to: file)
        try file.close()
        if check.checked.contains(where: check.isReuse) { throw ExitStatus.found }
        if !report.skipped.isEmpty { throw ExitStatus.incomplete }
    }

    /// Names on stderr what was left out; ends the program if nothing is left.
    private func warn(of report: CheckReport, hasSkipped: (files: Bool, collection: Bool)) throws {
        let check = report.check
        Warnings.name(report.skipped)
        Warnings.nameRepetitions(in: check.detection.corpus)
        let isShort = !check.detection.tooShort.isEmpty
        if check.checked.isEmpty, !hasSkipped.files, !isShort { Warnings.noArticles(in: files) }
        if check.searched == 0, !hasSkipped.collection, !isShort {
            Warnings.noArticles(in: archive.map { [$0] } ?? against)
        }
        if check.checked.isEmpty || check.searched == 0 { throw ExitStatus.unusable }
    }
}
