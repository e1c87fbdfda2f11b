import ReuseDetection

/// The evaluation as a table.
struct EvaluationTable {
    let report: EvaluationReport
    let surface: Surface

    func write(to sink: some ReportSink) throws {
        for (name, figure) in figures {
            try sink.write(Columns.fitted(name, to: 18) + "  " + figure + "\n")
        }
        try sink.write("\n" + confusion.map { $0 + "\n" }.joined())
        let worst = report.worst
        guard !worst.isEmpty else { return }
        let wrong = report.judgement.pairs.count { $0.isWrong }
        let among = worst.count < wrong ? ", the \(Numbers.grouped(worst.count)) worst" : ""
        try sink.write("\n" + surface.bold("\(Numbers.count(wrong, "pair")) judged wrongly\(among)") + "\n")
        for line in lines(worst) { try sink.write(line + "\n") }
    }

    private var figures: [(String, String)] {
        let evaluation = report.evaluation
        let unscored = report.judgement.pairs.count - evaluation.positives - evaluation.negatives
        var figures = [
            (
                "pairs",
                "\(Numbers.grouped(evaluation.positives)) reuse, \(Numbers.grouped(evaluation.negatives)) not"
                    + (unscored > 0 ? ", \(Numbers.grouped(unscored)) not scored" : "")
            ),
            ("precision", Self.figure(evaluation.precision)),
            ("recall", Self.figure(evaluation.recall)),
            ("F1", Self.figure(evaluation.f1)),
            ("AUC", Self.figure(evaluation.auc)),
            ("average precision", Self.figure(evaluation.averagePrecision)),
            ("candidate recall", Self.figure(report.candidateRecall)),
            ("family ARI", Self.figure(report.familyAgreement)),
        ]
        if let directions = report.directions {
            figures.append(
                (
                    "direction",
                    Self.figure(directions.accuracy) + " of \(Numbers.grouped(directions.count)), "
                        + "\(Numbers.grouped(directions.undecided)) undecided"
                ))
        }
        if let credits = report.credits { figures.append(("credited F1", Self.figure(credits.f1))) }
        return figures
    }

    private static func figure(_ value: Double?) -> String {
        value.map { Numbers.fixed($0, places: 3) } ?? "–"
    }

    /// Labels by the relations that occur.
    private var confusion: [String] {
        let rows = report.confusion
        let relations = Relation.allCases.filter { relation in rows.contains { $0.relations[relation] != nil }
        }
        let labels = rows.map { row in
            (Self.truth(row.isReuse), row.label.isEmpty ? "–" : Columns.printable(row.label))
        }
        let width = min(40, max(5, labels.map(\.1.count).max() ?? 0))
        let head =
            Columns.fitted("truth", to: 6) + "  " + Columns.fitted("label", to: width) + "  "
            + Columns.right("pairs", 7) + Columns.right("flagged", 9)
            + relations.map { "  " + $0.rawValue }.joined()
        return [surface.bold(head)]
            + zip(rows, labels).map { row, names in
                let flagged = Numbers.percent(Double(row.flagged) / Double(row.count))
                let cells = relations.map { relation in
                    Columns.right(
                        row.relations[relation].map { Numbers.grouped($0) } ?? "·",
                        relation.rawValue.count + 2)
                }
                return Columns.fitted(names.0, to: 6) + "  " + Columns.fitted(names.1, to: width) + "  "
                    + Columns.right(Numbers.grouped(row.count), 7) + Columns.right(flagged, 9)
                    + cells.joined()
            }
    }

    private func lines(_ pairs: [JudgedPairs.Pair]) -> [String] {
        let names = pairs.map {
            (
                Columns.printable($0.label.a), Columns.printable($0.label.b),
                Columns.printable($0.label.label)
            )
        }
        func width(_ texts: [String], _ most: Int) -> Int { min(most, texts.map(\.count).max() ?? 0) }
        let widths = (width(names.map(\.0), 30), width(names.map(\.1), 30), width(names.map(\.2), 30))
        return zip(pairs, names).map { pair, name in
            let verdict = pair.verdict
            return "  " + Columns.fitted(name.0, to: widths.0) + "  " + Columns.fitted(name.1, to: widths.1)
                + "  " + Columns.fitted(name.2, to: widths.2) + "  judged "
                + Columns.fitted(verdict.relation.rawValue, to: 9)
                + "  score " + Numbers.fixed(verdict.score, places: 3)
                + "  containment " + Numbers.fixed(verdict.overlap.containment, places: 3)
        }
    }

    private static func truth(_ isReuse: Bool?) -> String {
        isReuse.map { $0 ? "reuse" : "none" } ?? "either"
    }
}

/// The evaluation as JSON (`wirecopy.evaluation/1`).
struct EvaluationJSON {
    static let schema = "wirecopy.evaluation/1"

    let report: EvaluationReport

    func write(to sink: some ReportSink) throws {
        let pairs = report.judgement.pairs
        var json = JSONWriter()
        json.object { json in
            json.field("schema", Self.schema)
            json.parameters(report.judgement.detection.options)
            json.field("articles", report.judgement.detection.corpus.count)
            json.field("pairs", pairs.count)
            figures(&json)
            json.array("labels", of: report.confusion, row)
            json.field("wrong", pairs.count { $0.isWrong })
            json.array("worst", of: report.worst, pair)
            json.array("skipped", of: report.skipped) { $1.skipped($0) }
        }
        json.endLine()
        try json.flush(to: sink)
    }

    private func figures(_ json: inout JSONWriter) {
        let evaluation = report.evaluation
        json.field("reuse", evaluation.positives)
        json.field("flagged", evaluation.flagged)
        json.field("precision", evaluation.precision)
        json.field("recall", evaluation.recall)
        json.field("f1", evaluation.f1)
        json.field("auc", evaluation.auc)
        json.field("averagePrecision", evaluation.averagePrecision)
        json.field("candidateRecall", report.candidateRecall)
        // Worse than chance is no better than chance.
        json.field("familyARI", report.familyAgreement.map { max(0, $0) })
        json.field("directionAccuracy", report.directions?.accuracy)
        json.field("creditedF1", report.credits?.f1)
    }

    private func row(_ row: EvaluationReport.LabelRow, _ json: inout JSONWriter) {
        json.field("label", row.label)
        json.field("reuse", row.isReuse)
        json.field("pairs", row.count)
        json.field("flagged", row.flagged)
        json.object("relations") { json in
            for relation in Relation.allCases {
                if let count = row.relations[relation] { json.field(relation.rawValue, count) }
            }
        }
    }

    private func pair(_ pair: JudgedPairs.Pair, _ json: inout JSONWriter) {
        json.field("a", pair.label.a)
        json.field("b", pair.label.b)
        json.field("label", pair.label.label)
        json.field("reuse", pair.label.isReuse)
        json.field("relation", pair.verdict.relation.rawValue)
        json.field("score", pair.verdict.score)
        json.field("containment", pair.verdict.overlap.containment)
        json.field("candidate", pair.isCandidate)
    }
}
