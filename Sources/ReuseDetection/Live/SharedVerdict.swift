public import ArticleText

extension Verdict {
    /// The same said of two articles with the words of those it is on, the
    /// first's and the second's: only who came first, and whether the other
    /// says so, are their own.
    public func said(of first: Article, _ second: Article) -> Verdict {
        let provenance = Provenance(ExaminedArticle(first), ExaminedArticle(second), overlap: overlap)
        return Verdict(
            first: self.first, second: self.second, relation: relation, score: score, overlap: overlap,
            direction: provenance.direction, credited: provenance.credited)
    }

    /// The verdict on two articles with the same words.
    public static func identical(words: Int, _ first: Article, _ second: Article) -> Verdict {
        Verdict(
            first: 0, second: 1, relation: .identical, score: 1, overlap: .identical(shingles: words),
            direction: .unknown
        ).said(of: first, second)
    }

    /// The same seen from the second article.
    public var turned: Verdict {
        let direction: Direction =
            switch direction {
            case .firstIsSource(let confidence): .secondIsSource(confidence: confidence)
            case .secondIsSource(let confidence): .firstIsSource(confidence: confidence)
            case .unknown: .unknown
            }
        return Verdict(
            first: second, second: first, relation: relation, score: score, overlap: overlap.turned,
            direction: direction, credited: credited)
    }
}
