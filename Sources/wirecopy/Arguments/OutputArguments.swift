public import ArgumentParser
public import Reports

extension ReportFormat: ExpressibleByArgument {}

/// Where the result goes and in which form.
struct OutputArguments: ParsableArguments {
    @Option(help: "Form of the result.")
    var format = ReportFormat.table

    @Option(
        name: [.short, .customLong("output")],
        help: ArgumentHelp("Write the result there instead of to the terminal.", valueName: "file"))
    var output: String?

    @Flag(name: .customLong("with-text"), help: "Include the articles' texts in JSON.")
    var withText = false

    /// How a report is written to a file.
    func options(for file: OutputFile) -> ReportOptions {
        var options = ReportOptions(format)
        options.withText = withText
        options.surface = file.surface
        return options
    }
}
