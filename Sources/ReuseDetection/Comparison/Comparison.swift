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
        verdict = examiner.verdict(found, on: other, 0, 1)
        reasons = found.reasons
        passages = examiner.passages(of: found.relation, with: other)
        words = (one.text.tokens.count, other.text.tokens.count)
    }
}
