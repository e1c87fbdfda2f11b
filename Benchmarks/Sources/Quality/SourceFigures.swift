import ArticleText
import LabelledNews
import ReuseDetection

/// Where `wirecopy check` ranks the source of a heavy rewrite, every other
/// article of the set being in the collection.
struct SourceFigures {
    let set: LabelledSet

    var all: [Figure] {
        [
            figure("heavy: its source ranked first", .atLeast(0.95)) { $0.isFirst },
            figure("heavy: the same, times of publication hidden", nil, hiding: [.published]) { $0.isFirst },
            figure("heavy: its source, or a copy or update of that, ranked first", nil) { $0.isFirstText },
            figure("heavy: its source listed", nil) { $0.isListed },
        ]
    }

    private func figure(
        _ name: String, _ target: Figure.Target?, hiding hidden: Set<Article.Field> = [],
        _ isRight: (Ranking) -> Bool
    ) -> Figure {
        let rewrites = set.pairs.filter { $0.label == "heavy" && $0.columns["direction"] == "a>b" }
        let right = rewrites.count { isRight(ranking(of: $0, hiding: hidden)) }
        return Figure(set: set.name, name: name, target: target, measured: .share(right, of: rewrites.count))
    }

    private struct Ranking {
        let isFirst: Bool
        /// Whether what is ranked first carries the source's text.
        let isFirstText: Bool
        let isListed: Bool
    }

    private func ranking(of pair: LabelledSet.Pair, hiding hidden: Set<Article.Field>) -> Ranking {
        let others = set.articles.filter { $0.id != pair.b.id }
        let check = Checker().check(
            ArticleSelection([pair.b], hiding: hidden), against: ArticleSelection(others, hiding: hidden))
        let sources = check.checked.first.map { check.sources(of: $0) } ?? []
        let ids = sources.map { check.detection.corpus.id(of: $0.first) }
        let copies = set.pairs.filter { $0.a.id == pair.a.id && ["copy", "update"].contains($0.label) }
        return Ranking(
            isFirst: ids.first == pair.a.id,
            isFirstText: ids.first == pair.a.id || copies.contains { $0.b.id == ids.first },
            isListed: ids.contains(pair.a.id))
    }
}
