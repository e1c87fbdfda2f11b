import ReuseDetection

/// An evaluation as JSON (`wirecopy.evaluation/1`).
struct EvaluationJSON {
    static let schema = "wirecopy.evaluation/1"

    let report: EvaluationReport

    func write(to file: OutputFile) throws(Failure) {
        var json = JSONWriter()
        json.object { json in
            json.key("schema")
            json.value(Self.schema)
            json.key("parameters")
            json.object { json in
                ParameterFields(report.judgement.detection.options).write(&json)
            }
            json.key("articles")
            json.value(report.judgement.detection.corpus.count)
            json.key("pairs")
            json.value(report.judgement.pairs.count)
            figures(&json)
            json.key("labels")
            json.array { json in
                for row in report.confusion {
                    json.object { json in self.row(row, &json) }
                }
            }
            json.key("wrong")
            json.value(report.judgement.pairs.count { $0.isWrong })
            json.key("worst")
            json.array { json in
                for pair in report.worst {
                    json.object { json in self.pair(pair, &json) }
                }
            }
            json.key("skipped")
            json.array { json in
                for input in report.skipped {
                    json.object { json in
                        json.key("path")
                        json.value(input.path)
                        json.key("reason")
                        json.value(input.reason)
                    }
                }
            }
        }
        json.endLine()
        try json.flush(to: file)
    }

    private func figures(_ json: inout JSONWriter) {
        let evaluation = report.evaluation
        json.key("reuse")
        json.value(evaluation.positives)
        json.key("flagged")
        json.value(evaluation.flagged)
        let figures = [
            ("precision", evaluation.precision), ("recall", evaluation.recall), ("f1", evaluation.f1),
            ("auc", evaluation.auc), ("averagePrecision", evaluation.averagePrecision),
            ("candidateRecall", report.candidateRecall),
            // Worse than chance is no better than chance.
            ("familyARI", report.familyAgreement.map { max(0, $0) }),
            ("directionAccuracy", report.directions?.accuracy), ("creditedF1", report.credits?.f1),
        ]
        for (name, figure) in figures {
            json.key(name)
            if let figure { json.value(figure) } else { json.value(String?.none) }
        }
    }

    private func row(_ row: EvaluationReport.LabelRow, _ json: inout JSONWriter) {
        json.key("label")
        json.value(row.label)
        json.key("reuse")
        json.value(row.isReuse)
        json.key("pairs")
        json.value(row.count)
        json.key("flagged")
        json.value(row.flagged)
        json.key("relations")
        json.object { json in
            for relation in Relation.allCases {
                guard let count = row.relations[relation] else { continue }
                json.key(relation.rawValue)
                json.value(count)
            }
        }
    }

    private func pair(_ pair: JudgedPairs.Pair, _ json: inout JSONWriter) {
        json.key("a")
        json.value(pair.label.a)
        json.key("b")
        json.value(pair.label.b)
        json.key("label")
        json.value(pair.label.label)
        json.key("reuse")
        json.value(pair.label.isReuse)
        json.key("relation")
        json.value(pair.verdict.relation.rawValue)
        json.key("score")
        json.value(pair.verdict.score)
        json.key("containment")
        json.value(pair.verdict.overlap.containment)
        json.key("candidate")
        json.value(pair.isCandidate)
    }
}
