/// Reads the day out of a dateline: "Feb 3", "Dec. 28", "3 February".
enum DayReader {
    /// The last month name with a day beside it, and where the two start.
    static func last(_ text: Span<UInt8>, _ range: Range<Int>) -> (day: Dateline.Day, start: Int)? {
        var position = range.upperBound
        while position > range.lowerBound {
            position -= 1
            guard TextScan.isWordStart(text, position, from: range.lowerBound),
                let month = Months.table.match(text, at: position, before: range.upperBound)
            else { continue }
            if let day = number(text, after: month.end, before: range.upperBound) {
                return (Dateline.Day(month: month.value, day: day), position)
            }
            if let found = number(text, before: position, from: range.lowerBound) {
                return (Dateline.Day(month: month.value, day: found.day), found.start)
            }
        }
        return nil
    }

    private static func number(_ text: Span<UInt8>, after position: Int, before end: Int) -> Int? {
        var start = position
        while start < end, text[start] == UInt8(ascii: " ") || text[start] == UInt8(ascii: ".") { start += 1 }
        return day(text, start..<TextScan.wordEnd(text, start, before: end))
    }

    private static func number(_ text: Span<UInt8>, before position: Int, from start: Int) -> (
        day: Int, start: Int
    )? {
        var end = position
        while end > start, text[end - 1] == UInt8(ascii: " ") || text[end - 1] == UInt8(ascii: ".") {
            end -= 1
        }
        let first = TextScan.wordStart(text, end, from: start)
        return day(text, first..<end).map { ($0, first) }
    }

    private static func day(_ text: Span<UInt8>, _ range: Range<Int>) -> Int? {
        guard (1...2).contains(range.count), range.allSatisfy({ TextScan.isDigit(text[$0]) }) else {
            return nil
        }
        let day = range.reduce(0) { $0 * 10 + Int(text[$1] - UInt8(ascii: "0")) }
        return (1...31).contains(day) ? day : nil
    }
}
