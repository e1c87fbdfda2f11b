import JudgeTraining
import LabelledNews
import ReuseDetection

/// What each part of the judgement is worth: the same ten-fold figures with the
/// part switched off, the models trained anew without it.
struct Ablation {
    struct Row {
        let name: String
        let f1: Figure.Value
        let auc: Figure.Value
        let light: Figure.Value
        let independent: Figure.Value
        let lookAlikes: Figure.Value
    }

    let rows: [Row]

    private static let parts: [(name: String, part: PairFeatures.Parts)] = [
        ("quotations set aside", .quotations), ("first-person statements set aside", .statements),
        ("site boilerplate set aside", .boilerplate),
        ("numbers apart from ordinary words", .ordinaryWords),
        ("quoted by one side only counts as the author's", .quotedReuse),
    ]

    init(of sets: [LabelledSet]) {
        let pairs = LabelledMeasurement.measure(sets)
        var rows = [Row("nothing: all parts", pairs, .shipped)]
        for (name, part) in Self.parts {
            let others = PairFeatures.Parts.all.subtracting(part)
            rows.append(Row(name, LabelledMeasurement.measure(sets, parts: others), .shipped))
        }
        rows.append(Row("the facts model", pairs, JudgeDesign(wording: .wording, sameFacts: nil)))
        for design in [ModelDesign.wording, .sameFacts] {
            for term in design.terms {
                rows.append(
                    Row("\(design.name): `\(term.feature)`", pairs, JudgeDesign.shipped.without(term.feature))
                )
            }
        }
        self.rows = rows
    }
}

extension Ablation.Row {
    fileprivate init(_ name: String, _ pairs: [LabelledMeasurement], _ design: JudgeDesign) {
        let judgements = CrossValidation.judgements(of: pairs, design, .tenFold)
        let judged = zip(pairs, judgements).map { JudgedPairs.Pair(pair: $0, judgement: $1) }
        func only(_ set: String, _ isCounted: (String) -> Bool = { _ in true }) -> [JudgedPairs.Pair] {
            judged.filter { $0.pair.set == set && isCounted($0.pair.label) }
        }
        let web = only("fnc1").evaluation
        self.init(
            name: name, f1: .ratio(web.f1), auc: .ratio(web.auc),
            light: only("newsreuse") { $0 == "light" }.flagged,
            independent: only("newsreuse") { $0.hasPrefix("independent") }.flagged,
            lookAlikes: only("reuters21578") { $0.hasPrefix("weak-template") }.flagged)
    }
}
