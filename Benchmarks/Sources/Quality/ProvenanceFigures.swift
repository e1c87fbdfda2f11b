import ArticleText
import LabelledNews
import ReuseDetection

/// Who of a pair was first, and whether the other says so.
struct ProvenanceFigures {
    let set: LabelledSet

    var all: [Figure] {
        [
            directions("direction", .atLeast(0.98)),
            directions("direction, times of publication hidden", .atLeast(0.80), hiding: [.published]),
            directions("direction, of what is flagged", nil, onlyFlagged: true),
            directions(
                "direction, of what is flagged, times hidden", nil, hiding: [.published], onlyFlagged: true),
            credits("credited, F1, the source known", .atLeast(0.98)) { a, b in
                Attribution.credited(source: ExaminedArticle(a), derived: ExaminedArticle(b))
            },
            credits("credited, F1, as `evaluate` counts it", nil) { a, b in
                Comparison(a, b).verdict.credited
            },
        ]
    }

    /// Pairs of reuse of which the source is known: a.
    private var known: [LabelledSet.Pair] {
        self.set.pairs.filter { $0.isReuse == true && $0.columns["direction"] == "a>b" }
    }

    private func directions(
        _ name: String, _ target: Figure.Target?, hiding hidden: Set<Article.Field> = [],
        onlyFlagged: Bool = false
    ) -> Figure {
        var (right, all) = (0, 0)
        for pair in known {
            let articles = ArticleSelection([pair.a, pair.b], hiding: hidden).articles
            let comparison = Comparison(articles[0], articles[1])
            if onlyFlagged, !comparison.verdict.relation.isReuse { continue }
            let direction = DirectionJudge().direction(
                ExaminedArticle(articles[0]), ExaminedArticle(articles[1]),
                overlap: comparison.verdict.overlap)
            all += 1
            if case .firstIsSource = direction { right += 1 }
        }
        return Figure(set: set.name, name: name, target: target, measured: .share(right, of: all))
    }

    private func credits(
        _ name: String, _ target: Figure.Target?, _ isCredited: (Article, Article) -> Bool?
    ) -> Figure {
        let evaluation = Evaluation(
            known.compactMap { pair in
                guard let truth = ["true": true, "false": false][pair.columns["credited"] ?? ""] else {
                    return nil
                }
                let isFound = isCredited(pair.a, pair.b) == true
                return Evaluation.Pair(isReuse: truth, isFlagged: isFound, score: isFound ? 1 : 0)
            })
        return Figure(set: set.name, name: name, target: target, measured: .ratio(evaluation.f1))
    }
}
