import ArgumentParser
import Foundation
import LabelledNews
import ReuseDetection

/// Fits the two models of the judgement to labelled pairs and writes their
/// coefficients.
@main
struct Train: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Fit the judgement's models to labelled pairs.",
        discussion: "The same data give the same coefficients. Prints how each set fares when left out.")

    @Argument(help: "The folder with fnc1, newsreuse, clough-stevenson, pan13 and reuters21578.")
    var data: String

    @Argument(help: "The Swift file to write; without it nothing is written.")
    var output: String?

    @Option(help: "Write every pair's features to this file, tab-separated.")
    var features: String?

    func run() throws {
        let pairs = Measured.measure(try KnownSets(in: URL(filePath: data)).all)
        if let features {
            try Self.table(of: pairs).write(toFile: features, atomically: true, encoding: .utf8)
        }
        let wording = ModelTraining(.wording, pairs)
        print(wording.report)
        let carrying = pairs.filter { wording.fitted.probability($0.features) >= 0.5 }
        let facts = ModelTraining(.sameFacts, carrying)
        print(facts.report)
        guard let output else { return }
        try CoefficientsFile(models: [wording.fitted, facts.fitted]).text.write(
            toFile: output, atomically: true, encoding: .utf8)
    }

    private static func table(of pairs: [Measured]) -> String {
        var text = "set\tlabel\treuse\tbody\tverbatim\ttracked\tspoken\tfurniture\tlength"
        for feature in PairFeatures.Feature.allCases { text += "\t\(feature)" }
        for pair in pairs {
            let features = pair.features
            text += "\n\(pair.set)\t\(pair.label)\t\(pair.isReuse.map { $0 ? "1" : "0" } ?? "?")"
            for value in [
                Double(features.bodyWords), features.verbatimShare, features.trackedShare,
                features.spokenShare, features.furnitureShare, features.lengthRatio,
            ] { text += String(format: "\t%.4f", value) }
            for feature in PairFeatures.Feature.allCases {
                text += String(format: "\t%.4f", features[feature])
            }
        }
        return text + "\n"
    }
}
