/// The measurements as Markdown tables.
struct QualityReport {
    let figures: [Figure]
    let ablation: [Ablation.Row]
    /// Sets that no folder had.
    let missing: [String]

    var markdown: String {
        var text = """
            # Quality

            \(Machine.today) · \(Machine.summary)

            `make quality DATA=folder`. *Shipped* are the coefficients of the program, which all sets taught; \
            *set left out* those that the other sets teach; *ten-fold* those that nine tenths of all sets teach, \
            pairs that share articles kept together. Only coefficients are taught: features and thresholds were chosen by hand \
            with these sets in view, so news of other kinds may fare worse. Times are those of a \
            shared machine; a core whose sibling is busy takes up to 1.9 times as long.


            """
        for name in missing { text += "\(name) is missing: its rows are left out.\n" }
        if !missing.isEmpty {
            text += "Without all sets nothing is cross-validated and no part switched off.\n\n"
        }
        text += "| set | what | target | shipped | set left out | ten-fold | met |\n"
        text += "|---|---|--:|--:|--:|--:|---|\n"
        for figure in figures {
            let met = figure.isMet.map { $0 ? "yes" : "**no**" } ?? ""
            text +=
                "| \(figure.set) | \(figure.name) | \(figure.target?.text ?? "") | \(figure.measured.text) |"
            text += " \(figure.leftOut?.text ?? "") | \(figure.tenFold?.text ?? "") | \(met) |\n"
        }
        return text + (ablation.isEmpty ? "" : ablationTable)
    }

    private var ablationTable: String {
        var text = """

            ## Ablation

            Each part switched off in turn and the models trained anew; all figures ten-fold. Flagged shares: of \
            the light rewrites and of the independent reports of newsreuse, and of the pairs of reuters21578 that \
            a rule calls look-alikes.

            | switched off | fnc1 F1 | fnc1 AUC | light flagged | independent flagged | look-alikes flagged |
            |---|--:|--:|--:|--:|--:|

            """
        for row in ablation {
            text += "| \(row.name) | \(row.f1.text) | \(row.auc.text) | \(row.light.text) |"
            text += " \(row.independent.text) | \(row.lookAlikes.text) |\n"
        }
        return text
    }
}
