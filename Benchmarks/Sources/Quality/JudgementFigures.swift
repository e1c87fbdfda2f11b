import JudgeTraining
import ReuseDetection

/// Reuse or not: the labelled pairs of the web, of invented news, and of graded
/// answers.
struct JudgementFigures {
    let judged: JudgedPairs

    var web: [Figure] {
        present([
            judged.figure("fnc1", "reuse, F1, taught by other sets", .atLeast(0.85), isForLeftOut: true) {
                .ratio($0.evaluation.f1)
            },
            judged.figure("fnc1", "reuse, precision") { .ratio($0.evaluation.precision) },
            judged.figure("fnc1", "reuse, recall") { .ratio($0.evaluation.recall) },
            judged.figure("fnc1", "reuse, AUC") { .ratio($0.evaluation.auc) },
        ])
    }

    var news: [Figure] {
        let kinds: [(String, Figure.Target?)] = [
            ("copy", .atLeast(0.98)), ("update", .atLeast(0.98)), ("excerpt", .atLeast(0.98)),
            ("light", .atLeast(0.95)), ("heavy", nil),
        ]
        let reuse = kinds.map { kind, target in
            judged.figure("newsreuse", "\(kind) flagged", target, where: { $0.label == kind }) { $0.flagged }
        }
        let others = [
            judged.figure(
                "newsreuse", "independent reports flagged", .atMost(0.02),
                where: { $0.label.hasPrefix("independent") }
            ) { $0.flagged },
            judged.figure(
                "newsreuse", "look-alikes flagged", .atMost(0.02), where: { $0.label == "look-alike" }
            ) { $0.flagged },
        ]
        return present(reuse + others)
    }

    var answers: [Figure] {
        present([
            judged.figure("clough-stevenson", "reuse or not, accuracy", .atLeast(0.968)) { pairs in
                .share(pairs.count { $0.isFlagged == $0.pair.isReuse }, of: pairs.count)
            }
        ])
    }

    /// Those whose set is there.
    private func present(_ figures: [Figure?]) -> [Figure] { figures.compactMap { $0 } }
}
