/// One place where a text names an agency or outlet as where something comes
/// from.
public struct Credit: Sendable, Hashable {
    /// Where in the text a name stands, which says how much it means.
    public enum Slot: UInt8, Sendable, Hashable, CaseIterable {
        /// "BEIJING (Reuters) --"
        case dateline
        /// "By Reuters", "The Associated Press • Updated …"
        case byline
        /// "Source: …", "(Reporting by …)", a copyright line.
        case creditLine
        /// "told Reuters", "according to AFP", "reports the Daily Mail".
        case inText
        /// "(Greg Baker/Pool via AP)": says whose the picture is, and nothing
        /// of the text.
        case photo
    }

    /// The name in its usual form: "Associated Press" for "AP".
    public let name: String
    public let slot: Slot
    /// Where the name stands, in bytes of the text.
    public let range: Range<Int>

    /// Whether it says where the text comes from: all but photo credits do.
    public var isAttribution: Bool { slot != .photo }
}

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

/// Knows whose-picture-is-this notes: "(Greg Baker/Pool via AP, File)",
/// "© Reuters", "[Photo/Xinhua]", "Photo: AFP".
enum PhotoCredit {
    /// A credit is at most this long, in bytes.
    private static let longest = 90
    /// So far before a slash the name is looked for that it follows, in bytes.
    private static let longestLead = 400

    /// Whether the text in `range` ends in one, with a caption before it.
    static func ends(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        guard range.count > 3 else { return false }
        let last = text[range.upperBound - 1]
        if last == UInt8(ascii: ")") || last == UInt8(ascii: "]") { return endsInBrackets(text, range) }
        return endsWithSign(text, range)
    }

    private static func endsInBrackets(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        let floor = max(range.lowerBound, range.upperBound - longest)
        var open = range.upperBound - 1
        while open > floor, text[open] != UInt8(ascii: "("), text[open] != UInt8(ascii: "[") { open -= 1 }
        guard open > range.lowerBound || text[open] == UInt8(ascii: "[") else { return false }
        let inside = open + 1..<range.upperBound - 1
        guard open >= floor, !inside.isEmpty, names(text, inside) else { return false }
        return isPhotographers(text, inside)
    }

    /// Whether `range` has "photo" or the like, or a slash between names.
    static func isPhotographers(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        for position in range {
            if text[position] == UInt8(ascii: "/"), isBetweenNames(text, position, range) { return true }
            if TextScan.isWordStart(text, position, from: range.lowerBound),
                CreditLexicon.photoWords.match(text, at: position, before: range.upperBound) != nil
            {
                return true
            }
        }
        return false
    }

    /// Whether the slash has a capital on both sides, and a name on at least
    /// one that is no agency's. The name before it begins at most
    /// `longestLead` bytes away.
    static func isBetweenNames(_ text: Span<UInt8>, _ slash: Int, _ range: Range<Int>) -> Bool {
        guard slash > range.lowerBound, WordMask.isWord(text[slash - 1]),
            TextScan.isCapital(text, slash + 1, before: range.upperBound)
        else { return false }
        let floor = max(range.lowerBound, slash - longestLead)
        var start = slash
        while start > floor, text[start - 1] != UInt8(ascii: "("), text[start - 1] != UInt8(ascii: ",") {
            start -= 1
        }
        guard start > floor || floor == range.lowerBound else { return false }
        start = TextScan.skippingSpace(text, start, before: slash)
        let isAgencyBefore = NewsNames.table.match(text, at: start, before: slash)?.end == slash
        let isAgencyAfter = NewsNames.table.match(text, at: slash + 1, before: range.upperBound) != nil
        return TextScan.isCapital(text, start, before: slash) && !(isAgencyBefore && isAgencyAfter)
    }

    /// "… in Beijing on Feb. 3.   © Reuters"
    private static func endsWithSign(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        let floor = max(range.lowerBound + 1, range.upperBound - 50)
        var position = range.upperBound - 2
        while position >= floor {
            if text[position] == 0xC2, text[position + 1] == 0xA9 {
                return names(text, position + 2..<range.upperBound)
            }
            let isStart =
                text[position] | 0x20 == UInt8(ascii: "p") || text[position] | 0x20 == UInt8(ascii: "f")
            if isStart, TextScan.isWordStart(text, position, from: range.lowerBound),
                TextScan.hasPrefix("photo:", text, position, before: range.upperBound)
                    || TextScan.hasPrefix("foto:", text, position, before: range.upperBound)
                    || TextScan.hasPrefix("photograph:", text, position, before: range.upperBound)
            {
                return true
            }
            position -= 1
        }
        return false
    }

    /// Whether a capitalised word or "dpa" stands in `range`.
    private static func names(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        range.contains { position in
            TextScan.isWordStart(text, position, from: range.lowerBound)
                && (TextScan.isCapital(text, position, before: range.upperBound)
                    || TextScan.hasPrefix("dpa", text, position, before: range.upperBound))
        }
    }
}
