import ArticleText
import Benchmark
import ReuseDetection
import SyntheticNews

func registerComparisonBenchmarks() {
    let articles = pairsOfArticles()
    let count = articles.count / 2
    let bytes = articles.indices.reduce(0) { $0 + articles[$1].text.count }
    register("Articles compared and aligned", per: .pair, count: count, bytes: bytes) {
        for pair in 0..<count {
            blackHole(Comparison(articles[2 * pair], articles[2 * pair + 1]))
        }
    }

    var finder = EvidenceFinder()
    for (name, relation) in [
        ("Passages of a copy found", Relation.copy), ("Passages of a rewrite found", .rewrite),
    ] {
        register(name, per: .pair, count: count, bytes: bytes) {
            for pair in 0..<count {
                blackHole(finder.passages(of: relation, articles[2 * pair].text, articles[2 * pair + 1].text))
            }
        }
    }
}

/// Articles of 400 words, each followed by one that has half its sentences.
private func pairsOfArticles() -> ArticleBatch {
    var writer = NewsWriter(.english, seed: 4)
    var batch = ArticleBatch()
    for number in 0..<64 {
        let pair = writer.pair(words: 400, shared: 0.5)
        for (text, name) in [(pair.first, "first"), (pair.second, "second")] {
            batch.set(.id, to: "\(number)-\(name)")
            batch.set(.text, to: text.span)
            batch.finish(path: "synthetic")
        }
    }
    return batch
}
