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
