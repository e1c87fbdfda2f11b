/// Finds the place at the end of a stretch of text.
enum PlaceReader {
    private static let joints = PhraseTable(
        "of the de del la las los el am an der im upon nad sur di do da and".split(separator: " ").map {
            (String($0), 1)
        },
        ignoresCase: false)
    private static let labels = PhraseTable(
        """
        note breaking exclusive update updated file live watch video photo photos corrected correction news opinion \
        analysis explainer factbox insight special editorial review interview urgent alert
        """
        .split(separator: " ").map { (String($0), 1) },
        ignoresCase: true)

    /// Whether it is what editors put before a headline, and no place.
    static func isLabel(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        labels.match(text, at: range.lowerBound, before: range.upperBound) != nil
    }

    /// The place that ends where `range` does, commas and spaces off.
    ///
    /// - Parameter mayBeSmall: whether all of the range may be the place, then
    ///   words like "Berlin" will do; else only words in capitals count.
    static func place(_ text: Span<UInt8>, _ range: Range<Int>, mayBeSmall: Bool) -> Range<Int>? {
        let end = trimmed(text, range)
        guard end > range.lowerBound else { return nil }
        if mayBeSmall, isName(text, range.lowerBound..<end) { return range.lowerBound..<end }
        var start = end
        var position = end
        while position > range.lowerBound {
            let word = TextScan.wordStart(text, position, from: range.lowerBound)
            if word == position {
                guard [0x20, 0x2C, 0x2D, 0x2E, 0x2F, 0x27].contains(text[position - 1]) else { break }
                position -= 1
                continue
            }
            guard position - word >= 2, TextScan.isInCapitals(text, word..<position) else { break }
            (start, position) = (word, word)
        }
        return start < end ? start..<end : nil
    }

    /// Whether all words are capitalised, but for "of the" and the like, and
    /// there are at most eight.
    private static func isName(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        guard TextScan.isCapital(text, range.lowerBound, before: range.upperBound) else { return false }
        var words = 0
        for position in range where TextScan.isWordStart(text, position, from: range.lowerBound) {
            words += 1
            let follows = position > range.lowerBound && !TextScan.isSpace(text[position - 1])
            guard
                follows || TextScan.isCapital(text, position, before: range.upperBound)
                    || joints.match(text, at: position, before: range.upperBound) != nil
            else { return false }
        }
        return words <= 8
    }

    private static func trimmed(_ text: Span<UInt8>, _ range: Range<Int>) -> Int {
        var end = range.upperBound
        while end > range.lowerBound, TextScan.isSpace(text[end - 1]) || text[end - 1] == UInt8(ascii: ",") {
            end -= 1
        }
        return end
    }
}
