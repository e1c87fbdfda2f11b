/// Says what stands above the first paragraph: headlines, bylines, dates,
/// section names.
enum HeadReading {
    /// A headline is at most this long, in bytes.
    private static let longestHeadline = 200
    /// A head has at most so many lines.
    private static let mostLines = 6
    /// A line with more digits is of a table.
    private static let mostDigits = 8
    /// What stands before a date.
    private static let announces = PhraseTable(
        ["published", "updated", "posted", "last updated", "first published", "created"].map { ($0, 1) },
        ignoresCase: true)

    static func classify(_ lines: inout ArraySlice<TextLine>, in text: Span<UInt8>) {
        // So many lines are a list or a table.
        guard lines.count(where: { $0.kind == .body }) <= mostLines else { return }
        for index in lines.indices where lines[index].kind == .body {
            let line = lines[index]
            if BylineReader.isByline(line, in: text) {
                lines[index].kind = .byline
            } else if isDate(line, in: text) || isNavigation(line.shape) {
                lines[index].kind = .furniture
            } else if line.count <= longestHeadline, line.shape.digits <= mostDigits {
                lines[index].kind = .headline
            }
        }
    }

    /// "HOME > SPORT > FOOTBALL", "Commodities | Business Today".
    private static func isNavigation(_ shape: LineShape) -> Bool {
        !shape.endsSentence && (shape.separators >= 2 || shape.separators == 1 && shape.words <= 5)
    }

    /// "August 6, 2025", "24/07/2025 | Companies", "Published 17 July 2025".
    private static func isDate(_ line: TextLine, in text: Span<UInt8>) -> Bool {
        let shape = line.shape
        guard line.count <= 60, shape.words <= 9, shape.digits >= 3 else { return false }
        let (start, end) = (line.range.lowerBound, line.range.upperBound)
        if announces.match(text, at: start, before: end) != nil { return true }
        if Months.table.match(text, at: start, before: end) != nil { return true }
        guard TextScan.isDigit(text[start]) else { return false }
        return isNumericDate(text, start, before: end) || shape.words <= 6 && hasMonth(text, line.range)
    }

    /// "24/07/2025", "2025-11-20", "6.8.2025"
    private static func isNumericDate(_ text: Span<UInt8>, _ start: Int, before end: Int) -> Bool {
        var marks = 0
        var digits = 0
        for position in start..<min(end, start + 10) {
            switch text[position] {
            case UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "."): marks += 1
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digits += 1
            default: return marks == 2 && digits >= 4
            }
        }
        return marks == 2 && digits >= 4
    }

    private static func hasMonth(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        range.contains { position in
            TextScan.isWordStart(text, position, from: range.lowerBound)
                && Months.table.match(text, at: position, before: range.upperBound) != nil
        }
    }
}
