import ArticleText
import Glibc

/// Orders the possible sources of a checked article, the likeliest first.
///
/// The source of an article is like it and was there before it. Where several
/// are as like it, a wire report and the papers that printed it, the one all
/// signs call the original is the source of them all.
struct SourceRanking: Sendable {
    let corpus: Corpus
    /// How near sources are by their words, where that is known.
    let nearness: [DocumentPair: Double]

    /// How much more likely each sign of an original makes a source.
    private static let originality = 0.2

    /// Articles taken apart already, for one thread.
    struct Examined {
        /// So many are kept; then they are made anew.
        private static let most = 4096

        private var articles: [Document: ExaminedArticle] = [:]

        fileprivate mutating func article(_ document: Document, of corpus: Corpus) -> ExaminedArticle {
            if let known = articles[document] { return known }
            if articles.count >= Self.most { articles = [:] }
            let article = ExaminedArticle(corpus[document])
            articles[document] = article
            return article
        }
    }

    /// Verdicts on one checked article, which is the second of each.
    func ranked(_ verdicts: [Verdict], _ examined: inout Examined) -> [Verdict] {
        let rated = verdicts.map { (rating: rating($0, &examined), verdict: $0) }
        return rated.sorted { left, right in
            (right.rating, right.verdict.overlap.secondInFirst, left.verdict.first)
                < (left.rating, left.verdict.overlap.secondInFirst, right.verdict.first)
        }.map(\.verdict)
    }

    private func rating(_ verdict: Verdict, _ examined: inout Examined) -> Double {
        if verdict.relation.isReuse {
            // What is later by all signs is a copy of the checked article itself.
            return verdict.direction.probabilityOfFirst < 0.1 ? verdict.score / 2 : verdict.score
        }
        // What little such a pair has in common is names and facts: its words
        // say more than their order.
        let source = examined.article(verdict.first, of: corpus)
        let checked = examined.article(verdict.second, of: corpus)
        let direction = DirectionJudge().direction(source, checked, overlap: verdict.overlap)
        let nearness = nearness[DocumentPair(verdict.first, verdict.second)] ?? 0
        return nearness * direction.probabilityOfFirst * exp(Self.originality * OriginSigns(source).weight)
    }
}

extension Direction {
    /// How likely the first is the source, 0...1.
    fileprivate var probabilityOfFirst: Double {
        switch self {
        case .firstIsSource(let confidence): confidence
        case .secondIsSource(let confidence): 1 - confidence
        case .unknown: 0.5
        }
    }
}
