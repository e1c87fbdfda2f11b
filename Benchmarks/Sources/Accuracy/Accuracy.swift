import ArgumentParser
import Glibc
import ReuseDetection
import SyntheticNews

/// Measures what the sketches are worth: how far the estimated similarity is
/// off, and how often the bands find a pair.
@main
struct Accuracy: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Measure the error of the Jaccard estimate and the S-curve of the bands.")

    @Argument(help: "The Markdown file to write; the tables are printed too.")
    var markdown: String

    @Argument(help: "The SVG file to write.")
    var svg: String

    @Option(help: "Pairs of random sets per measured figure.")
    var trials = 10_000

    @Option(help: "Where the random numbers start.")
    var seed: UInt64 = 1

    func validate() throws {
        if trials < 2 { throw ValidationError("--trials must be at least 2") }
    }

    func run() throws {
        var random = SeededGenerator(seed: seed)
        let errors = EstimateError.measureAll(trials: trials, random: &random)
        let options = DetectionOptions()
        let curve = BandCurve(bands: options.bands, slots: options.slots, trials: trials, random: &random)
        let report = AccuracyReport(errors: errors, curve: curve, trials: trials, seed: seed).markdown
        print(report, terminator: "")
        try Self.write(report, to: markdown)
        try Self.write(AccuracyFigure(errors: errors, curve: curve).svg, to: svg)
    }

    private static func write(_ text: String, to path: String) throws {
        guard let file = fopen(path, "w") else {
            throw WriteFailure(path: path, reason: String(cString: strerror(errno)))
        }
        let written = fputs(text, file)
        guard fclose(file) == 0, written >= 0 else {
            throw WriteFailure(path: path, reason: String(cString: strerror(errno)))
        }
    }
}

struct WriteFailure: Error, CustomStringConvertible {
    let path: String
    let reason: String

    var description: String { "cannot write \(path): \(reason)" }
}
