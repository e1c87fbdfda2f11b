import ArgumentParser
import ArticleReading
import Reports
import ReuseDetection

struct EvaluateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate",
        abstract: "Measure precision and recall against labelled pairs.",
        discussion: """
            Judges every pair in the pairs file, whether or not the candidate search found it, and shows \
            separately how many pairs of reuse the candidate search found. PATH... can be everything \
            'wirecopy cluster' reads.

            The pairs file is TSV or CSV. Its first line names the columns. The ids are in the columns a and \
            b, id_a and id_b, or suspicious and source; otherwise in the first two columns. These other \
            columns are used:
              label      name of the pair's class; also 'relation' or 'obfuscation'
              kind       subclass
              reuse      true or false; with another value the pair is not scored
              direction  a>b (a is the source) or b>a
              credited   whether the derived text names its source: true or false
            Without a column 'reuse' the label decides. Labels of reuse: \(names(LabelNames.reuse)). Labels \
            of no reuse: \(names(LabelNames.none)). A prefix 'weak-' and anything in parentheses is ignored.

            MEASURES
              AUC                 how often a pair of reuse scores above another pair
              average precision   mean precision at each pair of reuse, by score
              candidate recall    share of pairs of reuse the candidate search found
              family ARI          adjusted Rand index of families and labelled groups
              direction           share of the labelled directions found
              credited F1         F1 of 'credited' among labelled pairs of reuse

            EXAMPLES
              wirecopy evaluate dump.jsonl --pairs labels.tsv
              wirecopy evaluate articles/ --pairs labels.csv --format json -o figures.json
              wirecopy evaluate articles/ --pairs labels.csv --format csv -o every-pair.csv
            """)

    @Argument(
        help: ArgumentHelp("Files, folders, patterns, archives, or - for standard input.", valueName: "path"))
    var paths: [String]

    @Option(help: ArgumentHelp("Labelled pairs, TSV or CSV.", valueName: "file"))
    var pairs: String

    @Option(help: ArgumentHelp("How many wrong verdicts to list, worst first.", valueName: "number"))
    var worst = 20

    @OptionGroup(title: "Output options") var output: OutputArguments
    @OptionGroup(title: "Detection options") var detection: DetectionArguments
    @OptionGroup var threads: ThreadArguments
    @OptionGroup(title: "Input options") var input: InputArguments

    func validate() throws {
        guard worst >= 0 else { throw ValidationError("'--worst \(worst)' must not be below 0") }
        try output.format.validate(for: "evaluate", among: [.table, .json, .csv])
        guard !(paths.contains("-") && pairs == "-") else {
            throw ValidationError("'-' can name the articles or the pairs, not both")
        }
    }

    func run() throws {
        let labels = try readPairs()
        var options = detection.options
        options.threads = threads.count
        options.keepsAllRelations = true

        let file = try OutputFile(output.output)
        let articles = CommandLineArticles(paths: paths, options: input.options)
        let judgement = JudgedPairs(labels, in: articles, options: options)
        articles.finish()
        let corpus = judgement.detection.corpus
        let skipped =
            articles.skipped
            + judgement.detection.skipped
            + labels.broken.map { self.skipped($0, "the line does not name two articles") }
            + judgement.unknown.map { self.skipped($0.line, "no article has the id '\($0.id)'") }
        Warnings.name(skipped)
        Warnings.nameRepetitions(in: corpus)
        if corpus.count == 0 {
            if skipped.isEmpty { Warnings.noArticles(in: paths) }
            throw ExitStatus.unusable
        }
        guard !judgement.pairs.isEmpty else {
            throw Failure(
                "'\(pairs)' lists no pair of these articles; 'wirecopy cluster --format csv' shows their ids"
            )
        }
        warnOfLabels(judgement)

        try EvaluationReport(judgement, of: labels, skipped: skipped, worst: worst)
            .write(output.options(for: file), to: file)
        try file.close()
        if !skipped.isEmpty { throw ExitStatus.incomplete }
    }

    private func readPairs() throws -> LabelledPairs {
        let bytes: [UInt8]
        do {
            bytes = try WholeFile.bytes(at: pairs)
        } catch {
            throw Failure("'\(pairs)': \(error.reason)")
        }
        guard let labels = LabelledPairs(table: bytes) else {
            throw Failure(
                "'\(pairs)': the first line must name at least two columns, separated by tabs or commas")
        }
        return labels
    }

    private func skipped(_ line: Int, _ reason: String) -> Skipped {
        Skipped(path: pairs, record: line, reason: reason)
    }

    /// Warns if no pair can be scored, as neither a column nor a label says which are
    /// reuse.
    private func warnOfLabels(_ judgement: JudgedPairs) {
        let isScored = judgement.pairs.contains { $0.label.isReuse != nil }
        guard !isScored else { return }
        let names = Set(judgement.pairs.map(\.label.label)).sorted().prefix(5).map { "'\($0)'" }
        Message.warning(
            "'\(pairs)': nothing says which pairs are reuse (labels: \(names.joined(separator: ", "))); "
                + "add a column 'reuse' with true or false")
    }

    private static func names(_ labels: Set<String>) -> String { labels.sorted().joined(separator: ", ") }
}
