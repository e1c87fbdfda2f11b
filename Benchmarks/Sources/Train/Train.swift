import ArgumentParser
import Foundation
import JudgeTraining
import LabelledNews
import ReuseDetection

/// Fits the two models of the judgement to labelled pairs and writes their
/// coefficients.
@main
struct Train: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Fit the judgement's models to labelled pairs.",
        discussion: "The same data give the same coefficients. Prints how each set fares when left out.")

    @Argument(
        help:
            "Folders with \(KnownSets.names.joined(separator: ", ")); of several sets of one name the first.")
    var folders: [String]

    @Option(help: "The Swift file to write; without it nothing is written.")
    var output: String?

    @Option(help: "Write every pair's features to this file, tab-separated.")
    var features: String?

    func run() throws {
        let sets = try KnownSets(in: folders.map { URL(filePath: $0) })
        guard sets.missing.isEmpty else {
            throw ValidationError(
                "no folder has \(sets.missing.joined(separator: ", ")): training takes all sets; "
                    + "Benchmarks/README.md tells where they come from")
        }
        let pairs = LabelledMeasurement.measure(sets.all)
        if let features {
            try Self.table(of: pairs).write(toFile: features, atomically: true, encoding: .utf8)
        }
        let fitted = JudgeDesign.shipped.fitted(to: pairs)
        print(ModelReport(.wording, pairs).text)
        print(ModelReport(.sameFacts, JudgeDesign.carrying(pairs, fitted.wording.model)).text)
        guard let output else { return }
        try CoefficientsFile(models: [fitted.wording, fitted.sameFacts].compactMap { $0 }).text.write(
            toFile: output, atomically: true, encoding: .utf8)
    }

    private static func table(of pairs: [LabelledMeasurement]) -> String {
        var text = "set\tlabel\treuse\tbody\tverbatim\ttracked\tspoken\tfurniture\tlength"
        for feature in PairFeatures.Feature.allCases { text += "\t\(feature)" }
        for pair in pairs {
            let features = pair.features
            text += "\n\(pair.set)\t\(pair.label)\t\(pair.isReuse.map { $0 ? "1" : "0" } ?? "?")"
            for value in [
                Double(features.bodyWords), features.verbatimShare, features.trackedShare,
                features.spokenShare, features.boilerplateShare, features.lengthRatio,
            ] { text += String(format: "\t%.4f", value) }
            for feature in PairFeatures.Feature.allCases {
                text += String(format: "\t%.4f", features[feature])
            }
        }
        return text + "\n"
    }
}
