/// Words beside a name that make it a source: "told", "according to",
/// "reports".
public enum CreditCue {
    /// Whether one stands before or behind the name at `name`, in the same
    /// sentence of `part`.
    public static func isBeside(_ name: Range<Int>, in text: Span<UInt8>, within part: Range<Int>) -> Bool {
        isBefore(name, in: text, from: part.lowerBound, reach: 2)
            || isBehind(name, in: text, before: part.upperBound, reach: 1)
    }

    /// Whether one stands at most `reach` words before the name.
    static func isBefore(_ name: Range<Int>, in text: Span<UInt8>, from start: Int, reach: Int) -> Bool {
        var position = name.lowerBound
        var words = reach
        while words > 0, position > start {
            let byte = text[position - 1]
            if WordMask.isWord(byte) {
                position = TextScan.wordStart(text, position, from: start)
                if CreditLexicon.cuesBefore.match(text, at: position, before: name.lowerBound) != nil {
                    return true
                }
                // "h/t" is two words.
                let isTip = position >= start + 2
                if isTip, TextScan.hasPrefix("h/t", text, position - 2, before: name.lowerBound) {
                    return true
                }
                words -= 1
            } else if byte == UInt8(ascii: ".") || byte == UInt8(ascii: ";") || byte == UInt8(ascii: "\"") {
                return false
            } else {
                position -= 1
            }
        }
        return false
    }

    /// Whether one stands at most `reach` words behind the name.
    static func isBehind(_ name: Range<Int>, in text: Span<UInt8>, before end: Int, reach: Int) -> Bool {
        var position = name.upperBound
        var words = reach
        while words > 0, position < end {
            let byte = text[position]
            if WordMask.isWord(byte) {
                if CreditLexicon.cuesAfter.match(text, at: position, before: end) != nil { return true }
                position = TextScan.wordEnd(text, position, before: end)
                words -= 1
            } else if byte == UInt8(ascii: ".") || byte == UInt8(ascii: ";") || byte == UInt8(ascii: ",") {
                return false
            } else {
                position += 1
            }
        }
        return false
    }
}
