import ReuseDetection

/// Every labelled pair and what was found of it, as a spreadsheet.
struct EvaluationCSV {
    let report: EvaluationReport

    private static let header = [
        "a", "b", "label", "reuse", "relation", "flagged", "wrong", "score", "jaccard", "containment",
        "candidate",
    ]

    func write(to sink: some ReportSink) throws {
        try CSVRow.write(Self.header, to: sink)
        for pair in report.judgement.pairs {
            let verdict = pair.verdict
            try CSVRow.write(
                [
                    pair.label.a, pair.label.b, pair.label.label, pair.label.isReuse.map { "\($0)" } ?? "",
                    verdict.relation.rawValue, "\(pair.isFlagged)", "\(pair.isWrong)",
                    Numbers.text(verdict.score, places: 4), Numbers.text(verdict.overlap.jaccard, places: 4),
                    Numbers.text(verdict.overlap.containment, places: 4), "\(pair.isCandidate)",
                ], to: sink)
        }
    }
}
