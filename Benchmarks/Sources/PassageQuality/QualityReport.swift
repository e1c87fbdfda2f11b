import Figures

/// Plagdet and its parts for each class of a corpus.
struct QualityReport {
    let corpus: LabelledCorpus
    let found: FoundStretches

    /// PAN's corpus of summaries has pairs without one too.
    private static func className(_ kind: String) -> String { kind == "summary-none" ? "summary" : kind }

    var markdown: String {
        var classes: [String: Plagdet] = [:]
        var all = Plagdet()
        for (pair, spans) in zip(corpus.pairs, found.spans) {
            classes[Self.className(pair.kind), default: Plagdet()].add(cases: pair.spans, findings: spans)
            all.add(cases: pair.spans, findings: spans)
        }
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
