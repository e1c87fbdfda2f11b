import JudgeTraining
import ReuseDetection

/// Reuse or not: the labelled pairs of the web, of invented news, and of graded
/// answers.
struct JudgementFigures {
    let judged: JudgedPairs

    var all: [Figure] { (web + news + answers).compactMap { $0 } }

    private var web: [Figure?] {
        [
            judged.figure("fnc1", "reuse, F1", .atLeast(0.85)) { .ratio($0.evaluation.f1) },
            judged.figure("fnc1", "reuse, precision") { .ratio($0.evaluation.precision) },
            judged.figure("fnc1", "reuse, recall") { .ratio($0.evaluation.recall) },
            judged.figure("fnc1", "reuse, AUC") { .ratio($0.evaluation.auc) },
        ]
    }

    private var news: [Figure?] {
        let kinds: [(String, Figure.Target?)] = [
            ("copy", .atLeast(0.98)), ("update", .atLeast(0.98)), ("excerpt", .atLeast(0.98)),
            ("light", .atLeast(0.95)), ("heavy", nil),
        ]
        return kinds.map { kind, target in
            judged.figure("newsreuse", "\(kind) flagged", target, where: { $0.label == kind }) { $0.flagged }
        } + [
            judged.figure(
                "newsreuse", "independent reports flagged", .atMost(0.02),
                where: { $0.label.hasPrefix("independent") }
            ) { $0.flagged },
            judged.figure(
                "newsreuse", "look-alikes flagged", .atMost(0.02), where: { $0.label == "look-alike" }
            ) { $0.flagged },
        ]
    }

    private var answers: [Figure?] {
        [
            judged.figure("clough-stevenson", "reuse or not, accuracy", .atLeast(0.968)) { pairs in
                .share(pairs.count { $0.isFlagged == $0.pair.isReuse }, of: pairs.count)
            }
        ]
    }
}
