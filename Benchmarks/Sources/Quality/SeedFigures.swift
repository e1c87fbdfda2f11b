import ArgumentParser
import ArticleReading
import ArticleText
import LabelledNews
import ReuseDetection

/// The owner's five articles: 000 is a rewrite of 001, the others share the
/// theme.
struct SeedFigures {
    private let articles: [Article]

    init(folder: String) throws {
        let reader = ArticleReader(paths: [folder])
        var parser = reader.makeParser()
        var articles: [Article] = []
        while let batch = reader.next(using: &parser) {
            articles += batch.articles.indices.map { batch.articles[$0] }
        }
        self.articles = articles.sorted { $0.id < $1.id }
        guard articles.count >= 2, self.articles[0].id.hasPrefix("000"), self.articles[1].id.hasPrefix("001")
        else { throw ValidationError("'\(folder)' does not hold the seeds: 000…, 001… and so on") }
    }

    var all: [Figure] {
        let (rewrite, source) = (articles[0], articles[1])
        let comparison = Comparison(rewrite, source)
        let verdict = comparison.verdict
        let direction =
            switch verdict.direction {
            case .firstIsSource: "000"
            case .secondIsSource: "001"
            case .unknown: "unknown"
            }
        let aligned = BodySentences(of: rewrite).covered(by: comparison.passages.map(\.first))
        return [
            figure("000 and 001 are", .exactly("rewrite"), .text(verdict.relation.rawValue)),
            figure("the source is", .exactly("001"), .text(direction)),
            figure(
                "credited", .exactly("no"), .text(verdict.credited.map { $0 ? "yes" : "no" } ?? "unknown")),
            figure("body sentences of 000 aligned", .atLeast(1), .share(aligned.covered, of: aligned.all)),
            figure("other pairs flagged", .exactly("0"), .text("\(otherReuse)")),
        ]
    }

    private func figure(_ name: String, _ target: Figure.Target, _ measured: Figure.Value) -> Figure {
        Figure(set: "seeds", name: name, target: target, measured: measured)
    }

    private var otherReuse: Int {
        let detection = Detector().detect(in: ArticleSelection(articles))
        return detection.verdicts.count { verdict in
            verdict.relation.isReuse && !(verdict.first == 0 && verdict.second == 1)
        }
    }
}

/// The sentences of an article's body, as bytes of its text.
private struct BodySentences {
    private let sentences: [Range<Int>]

    init(of article: Article) {
        let examined = ExaminedArticle(article)
        let body = examined.anatomy.parts.filter { $0.kind == .body }.map(\.range)
        let analysis = examined.analysis
        sentences = analysis.sentences.map { analysis.bytes(of: $0) }.filter { sentence in
            body.contains { $0.overlaps(sentence) && $0.contains(sentence.lowerBound) }
        }
    }

    /// How many lie by half or more in some ranges.
    func covered(by ranges: [Range<Int>]) -> (covered: Int, all: Int) {
        let covered = sentences.count { sentence in
            2 * ranges.reduce(0) { $0 + $1.clamped(to: sentence).count } >= sentence.count
        }
        return (covered, sentences.count)
    }
}
