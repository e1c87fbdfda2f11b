import ArgumentParser
import ArticleArchive
import ArticleReading
import Reports
import ReuseDetection

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Find the sources that articles copy or rewrite in a collection.",
        discussion: """
            Compares each article of FILE... with the articles of the collection; the articles of FILE... are \
            not compared with one another. Lists all sources an article reuses, most likely source first. \
            Then lists the nearest articles that were not judged to be reuse: a thorough rewrite can look \
            like an independent report of the same event, so these are worth reading. An article that is \
            itself in the collection, with the same id or path and the same text, is not listed as its own \
            source.

            FILE... and the collection can be everything 'wirecopy cluster' reads.

            Exits with status 1 if any article reuses something, even if some input could not be read; \
            otherwise with 3 if some input could not be read, otherwise with 0.

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
        help: ArgumentHelp("Collection to search; can be given several times.", valueName: "path"))
    var against: [String] = []

    @Option(
        help: ArgumentHelp(
            "Archive to search, also while 'wirecopy watch' writes to it.", valueName: "folder"))
    var archive: String?

    @Option(help: ArgumentHelp("How many nearest articles without reuse to list.", valueName: "number"))
    var top = 5

    @OptionGroup(title: "Output options") var output: OutputArguments
    @OptionGroup(title: "Detection options") var detection: DetectionArguments
    @OptionGroup var threads: ThreadArguments
    @OptionGroup(title: "Input options") var input: InputArguments

    func validate() throws {
        guard !against.isEmpty || archive != nil else {
            throw ValidationError(
                "name the collection to search with '--against <path>' or '--archive <folder>'")
        }
        guard against.isEmpty || archive == nil else {
            throw ValidationError("'--against' and '--archive' cannot be used together")
        }
        guard (0...1000).contains(top) else {
            throw ValidationError("'--top \(top)' must be from 0 to 1000")
        }
        guard !(files.contains("-") && against.contains("-")) else {
            throw ValidationError("'-' can name the articles to check or the collection, not both")
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

    /// Reports skipped input on stderr.
    ///
    /// - Throws: ``ExitStatus/unusable`` if there is nothing to check or to search.
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
