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
        let (one, other) = (examiner.compared(first), examiner.compared(second))
        examiner.setFirst(one)
        let found = examiner.finding(on: other)
        let isSame =
            !one.text.tokens.isEmpty && one.text.tokens.map(\.hash) == other.text.tokens.map(\.hash)
        let relation = isSame ? .identical : found.relation
        let provenance = relation.isReuse ? examiner.provenance(of: other, found.overlap) : .none
        verdict = Verdict(
            first: 0, second: 1, relation: relation, score: isSame ? 1 : found.score,
            overlap: found.overlap, direction: provenance.direction, credited: provenance.credited)
        reasons = isSame ? [] : found.reasons
        passages = examiner.passages(of: relation, with: other)
        words = (one.text.tokens.count, other.text.tokens.count)
    }
}
