public import ArticleText

/// One pair of articles, compared, judged and aligned.
public struct Comparison: Sendable {
    /// `first` and `second` are 0 and 1.
    public let verdict: Verdict
    /// The passages they share, in the order of the first.
    public let passages: [Passage]
    /// What spoke for and against reuse, weightiest first.
    public let reasons: [Reason]
    /// Words of each text.
    public let words: (Int, Int)

    public init(_ first: Article, _ second: Article, options: DetectionOptions = DetectionOptions()) {
        let judge = Judge(options: options)
        var comparer = TextComparer(shingleWidth: options.shingleWidth)
        comparer.setFirst(first.text.span)
        let overlap = comparer.compare(with: second.text.span)
        let (left, right) = (Words(first.text), Words(second.text))
        let isSame = overlap.shared > 0 && left.hashes == right.hashes
        let relation = isSame ? .identical : judge.relation(overlap)
        let provenance =
            relation.isReuse
            ? Provenance(ExaminedArticle(first), ExaminedArticle(second), overlap: overlap) : .none
        verdict = Verdict(
            first: 0, second: 1, relation: relation, score: isSame ? 1 : judge.score(overlap),
            overlap: overlap, direction: provenance.direction, credited: provenance.credited)
        reasons = []
        var finder = EvidenceFinder()
        passages = finder.passages(of: relation, first.text, second.text)
        words = (left.hashes.count, right.hashes.count)
    }

    private struct Words {
        let hashes: [UInt64]

        init(_ text: ArraySlice<UInt8>) {
            var tokenizer = Tokenizer()
            var tokens: [Token] = []
            tokenizer.tokenize(text.span, into: &tokens)
            hashes = tokens.map(\.hash)
        }
    }
}
