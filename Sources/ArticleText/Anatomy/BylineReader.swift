/// Finds who wrote a text.
enum BylineReader {
    private static let longest = 100
    private static let openings = PhraseTable(
        "by · by: · written by · story by · posted by · author: · von · autor: · por · par · автор: · Автор:")

    /// Whether a line above the body says who wrote it: "By" and a name, or
    /// an agency's name between bars, dots or slashes.
    static func isByline(_ line: TextLine, in text: Span<UInt8>) -> Bool {
        guard line.count <= longest else { return false }
        return segments(text, line.range).contains { segment in
            author(in: segment, text) != nil || isAgency(segment, text)
        }
    }

    /// The name behind the first "By" of the byline lines.
    static func byline(of lines: [TextLine], in text: Span<UInt8>) -> String? {
        for line in lines where line.kind == .byline {
            for segment in segments(text, line.range) {
                if let author = author(in: segment, text) { return TextScan.string(text, author) }
            }
        }
        return nil
    }

    /// The stretches of a line between bars, bullets, slashes with spaces and
    /// line breaks.
    private static func segments(_ text: Span<UInt8>, _ range: Range<Int>) -> [Range<Int>] {
        var segments: [Range<Int>] = []
        var start = range.lowerBound
        var position = start
        while position < range.upperBound {
            let (scalar, length) = UTF8Scalar.decode(text, at: position, before: range.upperBound)
            let isSlash = scalar == 0x2F && position > start && TextScan.isSpace(text[position - 1])
            if isSlash || scalar == 0x7C || scalar == 0xB7 || scalar == 0x2022 || scalar == 0x0A {
                segments.append(start..<position)
                start = position + length
            }
            position += length
        }
        segments.append(start..<range.upperBound)
        return segments.compactMap { segment in
            let first = TextScan.skippingSpace(text, segment.lowerBound, before: segment.upperBound)
            let last = TextScan.skippingSpaceBack(text, segment.upperBound, from: first)
            return first < last ? first..<last : nil
        }
    }

    /// What stands behind "By" up to a comma or dash, if it is a name.
    private static func author(in segment: Range<Int>, _ text: Span<UInt8>) -> Range<Int>? {
        guard let opening = openings.match(text, at: segment.lowerBound, before: segment.upperBound) else {
            return nil
        }
        let start = TextScan.skippingSpace(text, opening.end, before: segment.upperBound)
        guard start > opening.end, isNameStart(text, start, before: segment.upperBound) else { return nil }
        var end = start
        while end < segment.upperBound, text[end] != UInt8(ascii: ","), text[end] != UInt8(ascii: "("),
            !(text[end] == UInt8(ascii: "-") && TextScan.isSpace(text[end - 1]))
        {
            end += 1
        }
        end = TextScan.skippingSpaceBack(text, end, from: start)
        let words = (start..<end).count { TextScan.isWordStart(text, $0, from: start) }
        return words <= 9 ? start..<end : nil
    }

    private static func isNameStart(_ text: Span<UInt8>, _ position: Int, before end: Int) -> Bool {
        TextScan.isCapital(text, position, before: end)
            || NewsNames.table.match(text, at: position, before: end) != nil
            || TextScan.hasPrefix("our ", text, position, before: end)
    }

    /// Whether a segment is an agency's name, alone or before a comma, a
    /// figure or "staff".
    private static func isAgency(_ segment: Range<Int>, _ text: Span<UInt8>) -> Bool {
        let start = TextScan.skippingArticle(text, segment.lowerBound, before: segment.upperBound)
        guard let match = NewsNames.table.match(text, at: start, before: segment.upperBound),
            NewsNames.all[match.value].isAgency
        else { return false }
        let next = TextScan.skippingSpace(text, match.end, before: segment.upperBound)
        return next == segment.upperBound || text[next] == UInt8(ascii: ",") || text[next].isDigit
            || TextScan.hasPrefix("staff", text, next, before: segment.upperBound)
            || TextScan.hasPrefix("correspondent", text, next, before: segment.upperBound)
    }
}
