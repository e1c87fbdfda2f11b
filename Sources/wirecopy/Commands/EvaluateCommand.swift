import ArgumentParser
import ArticleReading
import Reports
import ReuseDetection

struct EvaluateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate",
        abstract: "Hold what is found in a dump against labelled pairs.",
        discussion: """
            Judges every pair the file lists, whether or not the search would have brought it up, and says \
            how many pairs of reuse the search did bring up. PATH... are read as 'wirecopy cluster' does.

            The pairs file is TSV or CSV, its first line naming the columns. The ids stand in a and b, id_a \
            and id_b, suspicious and source, or else the first two columns. Of the others these are used:
              label      what the pair is; also 'relation' or 'obfuscation'
              kind       a finer label
              reuse      true or false; anything else: the pair is shown, not scored
              direction  a>b (a is the source) or b>a
              credited   whether the derived text names its source: true or false
            Where there is no reuse, the label says it. Reuse: \(names(LabelNames.reuse)). Not: \
            \(names(LabelNames.none)). A 'weak-' before a label and anything in parentheses is ignored.

            MEASURES
              AUC                 how often a pair of reuse scores above one that is none
              average precision   the mean precision down to each pair of reuse, by score
              family ARI          adjusted Rand index of the families found against the groups that the \
            pairs of reuse connect, among the articles of scored pairs
              direction           the share of labelled directions found
              credited F1         for 'credited', among labelled pairs of reuse

            EXAMPLES
              wirecopy evaluate dump.jsonl --pairs labels.tsv
              wirecopy evaluate articles/ --pairs labels.csv --format json -o figures.json
              wirecopy evaluate articles/ --pairs labels.csv --format csv -o every-pair.csv
            """)

    @Argument(
        help: ArgumentHelp("Files, folders, patterns, archives, or - for standard input.", valueName: "path"))
    var paths: [String]

    @Option(help: ArgumentHelp("The labelled pairs, TSV or CSV.", valueName: "file"))
    var pairs: String

    @Option(help: ArgumentHelp("Wrong verdicts to list, the worst first.", valueName: "number"))
    var worst = 20

    @OptionGroup(title: "Output options") var output: OutputArguments
    @OptionGroup(title: "Detection options") var detection: DetectionArguments
    @OptionGroup var threads: ThreadArguments
    @OptionGroup(title: "Input options") var input: InputArguments

    func validate() throws {
        guard worst >= 0 else { throw ValidationError("'--worst \(worst)' must not be below 0") }
        try output.format.validate(for: "evaluate", among: [.table, .json, .csv])
        guard !(paths.contains("-") && pairs == "-") else {
            throw ValidationError("'-' can be the articles or the pairs, not both")
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
            + labels.broken.map { self.skipped($0, "the line names no two articles") }
            + judgement.unknown.map { self.skipped($0.line, "no article has the id '\($0.id)'") }
        Warnings.name(skipped)
        Warnings.nameRepetitions(in: corpus)
        if corpus.count == 0 {
            if skipped.isEmpty { Warnings.noArticles(in: paths) }
            throw ExitStatus.unusable
        }
        guard !judgement.pairs.isEmpty else {
            throw Failure(
                "'\(pairs)' lists no pair of these articles; see their ids with 'wirecopy cluster --format csv'"
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
                "'\(pairs)': the first line must name the columns, the ids' first, by tabs or commas apart")
        }
        return labels
    }

    private func skipped(_ line: Int, _ reason: String) -> Skipped {
        Skipped(path: pairs, record: line, reason: reason)
    }

    /// Names labels that say neither reuse nor not, where no column does.
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
