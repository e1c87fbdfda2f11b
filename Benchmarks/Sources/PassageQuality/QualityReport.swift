import Figures
import PassageScoring

/// Plagdet and its parts for each class of a corpus.
struct QualityReport {
    let corpus: LabelledCorpus
    let found: FoundStretches

    var markdown: String {
        let (classes, all) = found.scores(in: corpus)
        var text = "| class | cases | found | plagdet | precision | recall | granularity | micro plagdet |\n"
        text += "|---|--:|--:|--:|--:|--:|--:|--:|\n"
        for (name, plagdet) in classes.sorted(by: { $0.key < $1.key }) + [("all", all)] {
            let macro = plagdet.macro
            text += "| \(name) | \(plagdet.cases) | \(plagdet.findings) |"
            guard plagdet.cases > 0 else {
                text += " | | | | |\n"
                continue
            }
            for value in [
                macro.plagdet, macro.precision, macro.recall, macro.granularity, plagdet.micro.plagdet,
            ] { text += " \(Decimal.text(value, 3)) |" }
            text += "\n"
        }
        return text
    }
}
