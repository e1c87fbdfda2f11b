public import ArticleText

/// One pair of articles, compared, judged and aligned.
public struct Comparison: Sendable {
    /// `first` and `second` are 0 and 1.
    public let verdict: Verdict
    /// The passages they share, in the order of the first.
    public let passages: [Passage]
    /// What spoke for and against reuse, weightiest first; none is needed
    /// for identical texts.
    public let reasons: [Reason]
    /// Words of each text.
    public let words: (Int, Int)

    public init(_ first: Article, _ second: Article, options: DetectionOptions = DetectionOptions()) {
        var examiner = PairExaminer(options: options)
        examiner.setFirst(first)
        let (left, right) = (Words(first.text), Words(second.text))
        let found = examiner.finding(on: second)
        let isSame = found.overlap.shared > 0 && left.hashes == right.hashes
        let relation = isSame ? .identical : found.relation
        let provenance =
            relation.isReuse
            ? Provenance(ExaminedArticle(first), ExaminedArticle(second), overlap: found.overlap) : .none
        verdict = Verdict(
            first: 0, second: 1, relation: relation, score: isSame ? 1 : found.score,
            overlap: found.overlap, direction: provenance.direction, credited: provenance.credited)
        reasons = isSame ? [] : found.reasons
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
