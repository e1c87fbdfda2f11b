import Foundation
import LabelledNews
import PassageScoring

/// How well the passages found match those somebody marked: plagdet on the test
/// part of PAN 2013's corpus.
struct PassageFigures {
    let set: LabelledSet

    private static let classes: [(name: String, target: Figure.Target?)] = [
        ("verbatim", .atLeast(0.95)), ("random", .atLeast(0.89)), ("translation", nil),
        ("summary", .atLeast(0.56)),
    ]

    var all: [Figure] {
        get throws {
            let corpus = try LabelledCorpus(folder: set.folder.path, split: "test/")
            let scores = FoundStretches(of: corpus).scores(in: corpus).classes
            return Self.classes.map { name, target in
                Figure(
                    set: set.name, name: "passages, \(name), plagdet", target: target,
                    measured: .ratio(scores[name]?.macro.plagdet))
            }
        }
    }
}
