import JudgeTraining
import ReuseDetection

/// How much an answer rewrites its source, in the four grades of Clough and
/// Stevenson, each task graded by what the other tasks teach.
///
/// For each grade a logistic model says whether an answer has at least that
/// one: cumulative logits, with weights of their own.
struct GradeFigures {
    let pairs: [LabelledMeasurement]

    private static let grades = ["non", "heavy", "light", "cut"]
    private static let ridge = 1.0

    var all: [Figure] {
        // Answers of one task have its source in common, and so one group.
        let answers = pairs.filter { $0.set == "clough-stevenson" && Self.grade($0) != nil }
        guard !answers.isEmpty else { return [] }
        let right = answers.count { answer in
            Self.predicted(answer, from: answers.filter { $0.group != answer.group }) == Self.grade(answer)
        }
        return [
            Figure(
                set: "clough-stevenson", name: "four grades, each task left out, accuracy",
                target: .atLeast(0.80), measured: .share(right, of: answers.count))
        ]
    }

    private static func grade(_ answer: LabelledMeasurement) -> Int? { grades.firstIndex(of: answer.label) }

    private static func values(_ answer: LabelledMeasurement) -> [Double] {
        ModelDesign.wording.values(answer.features) + [
            answer.features.verbatimShare, answer.features.trackedShare,
        ]
    }

    /// The likeliest grade, by what `others` teach.
    private static func predicted(_ answer: LabelledMeasurement, from others: [LabelledMeasurement]) -> Int {
        let atLeast = grades.indices.dropFirst().map { grade in
            LogisticFit(
                others.map {
                    LogisticFit.Example(
                        values: values($0), isPositive: Self.grade($0)! >= grade, weight: 1)
                }, ridge: ridge
            ).probability(values(answer))
        }
        let probabilities = zip([1] + atLeast, atLeast + [0]).map { $0 - $1 }
        return probabilities.indices.max { probabilities[$0] < probabilities[$1] }!
    }
}
