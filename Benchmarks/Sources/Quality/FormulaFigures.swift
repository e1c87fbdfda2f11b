import LabelledNews
import ReuseDetection

/// What a full run over the wire of a year takes for reuse that is none:
/// reports of one form published two weeks apart and more.
struct FormulaFigures {
    let set: LabelledSet

    var all: [Figure] {
        var options = DetectionOptions()
        options.threads = 2
        let detection = Detector(options: options).detect(in: ArticleSelection(set.articles))
        let flagged = detection.verdicts.filter { verdict in
            verdict.relation.isReuse
                && HardPairs.isFarApart(detection.corpus[verdict.first], detection.corpus[verdict.second])
        }
        let hard = HardPairs(among: set.articles).count
        let looser = flagged.filter { $0.overlap.jaccard < 0.95 }
        return [
            Figure(
                set: set.name, name: "flagged two weeks apart, over hard pairs", target: .atMost(0.002),
                measured: .share(flagged.count, of: hard)),
            Figure(
                set: set.name, name: "the same, J < .95 as in hard pairs",
                measured: .share(looser.count, of: hard)),
        ]
    }
}
