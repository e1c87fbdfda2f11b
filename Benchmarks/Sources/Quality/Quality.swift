import ArgumentParser
import Foundation
import JudgeTraining
import LabelledNews

/// Measures everything the judgement is held to, and what each of its parts is
/// worth.
@main
struct Quality: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Measure the quality of judgement, provenance and passages, with an ablation.",
        discussion: """
            Prints one table. A set that no folder has is left out; without all of them nothing is \
            cross-validated and nothing switched off, since training takes them all.
            """)

    @Argument(
        help:
            "Folders with \(KnownSets.names.joined(separator: ", ")); of several sets of one name the first.")
    var folders: [String]

    @Option(help: "The Markdown file to write.")
    var output: String?

    @Option(help: "The folder with the five seed articles.")
    var seeds = "seeds"

    func validate() throws {
        for folder in folders + [seeds] where !FileManager.default.fileExists(atPath: folder) {
            throw ValidationError("'\(folder)': there is no such folder")
        }
    }

    func run() throws {
        let sets = try KnownSets(in: folders.map { URL(filePath: $0) })
        let pairs = LabelledMeasurement.measure(sets.all)
        let judgement = JudgementFigures(
            judged: JudgedPairs(pairs, isCrossValidated: sets.missing.isEmpty))
        var figures = judgement.web + judgement.news
        if let set = sets.newsreuse {
            figures += SourceFigures(set: set).all + ProvenanceFigures(set: set).all
        }
        figures += judgement.answers + GradeFigures(pairs: pairs).all
        if let set = sets.pan13 { figures += try PassageFigures(set: set).all }
        if let set = sets.reuters { figures += FormulaFigures(set: set).all }
        figures += try SeedFigures(folder: seeds).all
        figures += CostFigures(sets: [sets.newsreuse, sets.fnc1].compactMap { $0 }).all
        let report = QualityReport(
            figures: figures, ablation: sets.missing.isEmpty ? Ablation(of: sets.all).rows : [],
            missing: sets.missing)
        print(report.markdown, terminator: "")
        if let output { try report.markdown.write(toFile: output, atomically: true, encoding: .utf8) }
    }
}
