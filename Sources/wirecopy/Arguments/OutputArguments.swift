import ArgumentParser

/// The forms a result is written in.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case table, json, jsonl, csv, html
}

/// Where the result goes and in which form.
struct OutputArguments: ParsableArguments {
    @Option(help: "Form of the result.")
    var format = OutputFormat.table

    @Option(
        name: [.short, .customLong("output")],
        help: ArgumentHelp("Write the result there instead of to the terminal.", valueName: "file"))
    var output: String?

    @Flag(name: .customLong("with-text"), help: "Include the articles' texts in JSON.")
    var withText = false
}
