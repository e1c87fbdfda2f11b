import ArgumentParser
import ArticleReading
import ArticleText
import Reports
import ReuseDetection

struct ClusterCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cluster",
        abstract: "Find families of articles that share one story's text.",
        discussion: """
            Reads files, folders (with all subfolders), patterns, archives and, for '-', standard input. \
            Formats: \(ReadableFiles.formats), each also compressed \
            (\(ReadableFiles.compressed.joined(separator: ", "))) or in a \
            \(ReadableFiles.archives.joined(separator: " or ")). In folders, files with other names are \
            skipped. The title of a plain text is its first line that looks like a headline.

            The result does not depend on the order of the articles or on the number of threads.

            EXAMPLES
              wirecopy cluster seeds
              wirecopy cluster dump.jsonl.gz more/ --format json -o report.json
              wirecopy cluster dump.jsonl.gz --format html -o report.html
              zcat feed.gz | wirecopy cluster - --text-field body --format csv
              wirecopy cluster dump.jsonl --no-rewrites --similarity 0.8
            """)

    @Argument(
        help: ArgumentHelp("Files, folders, patterns, archives, or - for standard input.", valueName: "path"))
    var paths: [String]

    @OptionGroup(title: "Output options") var output: OutputArguments
    @OptionGroup(title: "Detection options") var detection: DetectionArguments

    @Flag(
        name: .customLong("all-relations"),
        help: "List every compared pair in JSON and HTML, not only pairs of reuse.")
    var allRelations = false

    @OptionGroup var threads: ThreadArguments

    @OptionGroup(title: "Input options") var input: InputArguments

    func run() throws {
        var options = detection.options
        options.keepsAllRelations = allRelations
        options.threads = threads.count

        let file = try OutputFile(output.output)
        let articles = CommandLineArticles(paths: paths, options: input.options)
        let detection = Detector(options: options).detect(in: articles)
        articles.finish()
        let report = ClusterReport(detection: detection, skipped: articles.skipped + detection.skipped)
        warn(of: report)
        if detection.corpus.count == 0 { throw ExitStatus.unusable }

        try report.write(output.options(for: file), to: file)
        try file.close()
        if !report.skipped.isEmpty { throw ExitStatus.incomplete }
    }

    private func warn(of report: ClusterReport) {
        Warnings.name(report.skipped)
        Warnings.nameRepetitions(in: report.detection.corpus)
        if report.detection.corpus.count == 0, report.skipped.isEmpty { Warnings.noArticles(in: paths) }
    }
}
