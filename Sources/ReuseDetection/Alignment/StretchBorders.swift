extension SentenceSimilarity {
    /// From this share of a sentence on it is taken for part of the stretch
    /// beside it.
    private static let leastShare = 0.4

    /// Moves the borders of a stretch outward over sentences that, while not
    /// like any single one, are made of what the other side says.
    func extended(_ first: Range<Int>, _ second: Range<Int>) -> (first: Range<Int>, second: Range<Int>) {
        var sides = (first: first, second: second)
        let flipped = flipped
        while true {
            let grown = (
                first: grown(sides.first, beside: sides.second),
                second: flipped.grown(sides.second, beside: sides.first)
            )
            if grown == sides { return sides }
            sides = grown
        }
    }

    /// Sentences of the first text and, if it belongs, one more at either end.
    private func grown(_ sentences: Range<Int>, beside other: Range<Int>) -> Range<Int> {
        let terms = terms(inSecond: max(0, other.lowerBound - 1)..<min(second.count, other.upperBound + 1))
        let (start, end) = (sentences.lowerBound, sentences.upperBound)
        let before = start > 0 && share(ofFirst: start - 1, in: terms) >= Self.leastShare
        let after = end < first.count && share(ofFirst: end, in: terms) >= Self.leastShare
        return (before ? start - 1 : start)..<(after ? end + 1 : end)
    }

    /// Sentences of the first text and all next to them made of what the
    /// second text says anywhere.
    func extended(_ sentences: Range<Int>) -> Range<Int> {
        var sentences = sentences
        while true {
            let grown = grown(sentences, beside: 0..<second.count)
            if grown == sentences { return sentences }
            sentences = grown
        }
    }
}
