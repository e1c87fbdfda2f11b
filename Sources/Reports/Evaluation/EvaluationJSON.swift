import ReuseDetection

/// An evaluation as JSON (`wirecopy.evaluation/1`).
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
