/// Says what stands above the first paragraph: headlines, bylines, dates,
/// section names.
enum HeadReading {
    /// A headline is at most this long, in bytes.
    private static let longestHeadline = 200
    /// What stands before a date.
    private static let announces = PhraseTable(
        ["published", "updated", "posted", "last updated", "first published", "created"].map { ($0, 1) },
        ignoresCase: true)

    static func classify(_ lines: inout ArraySlice<TextLine>, in text: Span<UInt8>) {
        for index in lines.indices where lines[index].kind == .body {
            let line = lines[index]
            if BylineReader.isByline(line, in: text) {
                lines[index].kind = .byline
            } else if isDate(line, in: text) || isNavigation(line.shape) {
                lines[index].kind = .furniture
            } else if line.count <= longestHeadline {
                lines[index].kind = .headline
            }
        }
    }

    /// "HOME > SPORT > FOOTBALL", "Commodities | Business Today".
    private static func isNavigation(_ shape: LineShape) -> Bool {
        !shape.endsSentence && (shape.separators >= 2 || shape.separators == 1 && shape.words <= 5)
    }

    /// "August 6, 2025", "24/07/2025 | Companies", "July 31, 2025 - 12:21".
    private static func isDate(_ line: TextLine, in text: Span<UInt8>) -> Bool {
        let shape = line.shape
        guard line.count <= 60, shape.words <= 9, shape.digits >= 3 else { return false }
        if shape.digits * 3 >= line.count { return true }
        let start = line.range.lowerBound
        if announces.match(text, at: start, before: line.range.upperBound) != nil { return true }
        return Months.table.match(text, at: start, before: line.range.upperBound) != nil
            || TextScan.isDigit(text[start]) && shape.words <= 6 && hasMonth(text, line.range)
    }

    private static func hasMonth(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        range.contains { position in
            TextScan.isWordStart(text, position, from: range.lowerBound)
                && Months.table.match(text, at: position, before: range.upperBound) != nil
        }
    }
}
