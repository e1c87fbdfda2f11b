/// Where, when and for whom a story was filed: "LONDON, Feb 3 (AP) —".
public struct Dateline: Sendable, Hashable {
    /// A day of some year.
    public struct Day: Sendable, Hashable {
        /// 1...12
        public let month: Int
        /// 1...31
        public let day: Int

        public init(month: Int, day: Int) {
            self.month = month
            self.day = day
        }

        /// Days from `other` to this one by the shorter way round the year,
        /// counted in months of 31 days: right in sign, near in size.
        public func days(since other: Day) -> Int {
            let days = (month - other.month) * 31 + day - other.day
            return days > 186 ? days - 372 : days < -186 ? days + 372 : days
        }
    }

    /// As written; empty where a story only names its agency.
    public let place: String
    /// The agency's usual name.
    public let agency: String?
    public let day: Day?
    /// From the place to the dash, in bytes of the text.
    public let range: Range<Int>
}

/// Finds where, when and for whom a story was filed.
///
/// "BEIJING (Reuters) --", "LONDON, Feb 3 (AP) —", "Berlin (dpa) –", also in
/// the middle of a first paragraph that headline and dateline run into; and
/// "SINGAPORE —" at the start of a line.
enum DatelineReader {
    /// An agency's dateline is looked for in so many bytes.
    private static let horizon = 1500
    /// A dateline is at most this long before its agency, in bytes.
    private static let longest = 90

    static func dateline(of lines: [TextLine], in text: Span<UInt8>) -> Dateline? {
        for line in lines.prefix(16) where line.kind != .caption && line.kind != .creditLine {
            guard line.range.lowerBound < horizon else { break }
            if let dateline = agencyDateline(text, line.range) ?? placeDateline(text, line) {
                return dateline
            }
        }
        return nil
    }

    private static func agencyDateline(_ text: Span<UInt8>, _ range: Range<Int>) -> Dateline? {
        let limit = min(range.upperBound, horizon)
        for position in range.lowerBound..<max(range.lowerBound, limit)
        where text[position] == UInt8(ascii: "(") {
            guard let agency = agency(text, after: position, before: range.upperBound),
                let end = dash(text, agency.end, before: range.upperBound)
            else { continue }
            let found = filed(text, from: range.lowerBound, to: position, agency: agency.name, end: end)
            if let found, agency.isKnown || isInCapitals(found.place) { return found }
        }
        return nil
    }

    /// Whether a place has its first word in capitals; none has too.
    private static func isInCapitals(_ place: String) -> Bool {
        !place.prefix { $0.isLetter }.contains(where: \.isLowercase)
    }

    /// The name in brackets that open at `position`: a known agency, or a few
    /// capitals, as stations write; and the position behind the brackets.
    private static func agency(
        _ text: Span<UInt8>, after position: Int, before end: Int
    ) -> (name: String, isKnown: Bool, end: Int)? {
        var close = position + 1
        while close < end, close - position < 40, text[close] != UInt8(ascii: ")") { close += 1 }
        guard close < end, text[close] == UInt8(ascii: ")"), close > position + 1 else { return nil }
        let start = TextScan.skippingArticle(text, position + 1, before: close)
        if let match = NewsNames.table.match(text, at: start, before: close),
            match.end == close || text[match.end] == UInt8(ascii: "/") || text[match.end] == UInt8(ascii: ")")
        {
            return (NewsNames.all[match.value].name, true, close + 1)
        }
        let inside = position + 1..<close
        guard (2...10).contains(inside.count), TextScan.isInCapitals(text, inside),
            inside.allSatisfy({ WordMask.isWord(text[$0]) })
        else { return nil }
        return (TextScan.string(text, inside), false, close + 1)
    }

    /// The position behind a dash or bar that follows, spaces allowed before it.
    private static func dash(_ text: Span<UInt8>, _ position: Int, before end: Int) -> Int? {
        let start = TextScan.skippingSpace(text, position, before: end)
        guard start < end, start - position <= 2 else { return nil }
        let (scalar, length) = UTF8Scalar.decode(text, at: start, before: end)
        switch scalar ?? 0 {
        case 0x2D: return start + 1 < end && text[start + 1] == 0x2D ? start + 2 : start + 1
        case 0x7C, 0x2012...0x2015, 0x2212: return start + length
        default: return nil
        }
    }

    /// The dateline whose place and day stand before the bracket at `bracket`.
    private static func filed(
        _ text: Span<UInt8>, from start: Int, to bracket: Int, agency: String, end: Int
    ) -> Dateline? {
        let floor = max(start, bracket - longest)
        let reachesStart = floor == start
        let placeEnd: Int
        var day: Dateline.Day?
        if let found = DayReader.last(text, floor..<bracket) {
            (placeEnd, day) = (found.start, found.day)
        } else {
            placeEnd = bracket
        }
        let place = PlaceReader.place(text, floor..<placeEnd, mayBeSmall: reachesStart)
        guard let place else {
            return reachesStart && TextScan.skippingSpace(text, start, before: bracket) == bracket
                ? Dateline(place: "", agency: agency, day: day, range: start..<end) : nil
        }
        return Dateline(
            place: TextScan.string(text, place), agency: agency, day: day, range: place.lowerBound..<end)
    }

    /// "PORT ELLERY, N.S. — A judge": a place in capitals, a dash, a text.
    private static func placeDateline(_ text: Span<UInt8>, _ line: TextLine) -> Dateline? {
        guard line.kind == .body, line.count > longest else { return nil }
        let start = line.range.lowerBound
        guard TextScan.isCapital(text, start, before: line.range.upperBound) else { return nil }
        for position in start..<start + 70 where TextScan.isSpace(text[position]) {
            guard let end = dash(text, position, before: line.range.upperBound), TextScan.isSpace(text[end])
            else {
                continue
            }
            let found = DayReader.last(text, start..<position)
            let place = start..<(found?.start ?? position)
            var comma = start
            while comma < place.upperBound, text[comma] != UInt8(ascii: ",") { comma += 1 }
            guard comma - start >= 3, TextScan.isInCapitals(text, start..<comma),
                !PlaceReader.isLabel(text, start..<comma),
                let trimmed = PlaceReader.place(text, place, mayBeSmall: true)
            else { return nil }
            return Dateline(
                place: TextScan.string(text, trimmed), agency: nil, day: found?.day, range: start..<end)
        }
        return nil
    }
}

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
        guard (1...2).contains(range.count), range.allSatisfy({ text[$0].isDigit }) else {
            return nil
        }
        let day = range.reduce(0) { $0 * 10 + Int(text[$1] - UInt8(ascii: "0")) }
        return (1...31).contains(day) ? day : nil
    }
}

/// Finds the place at the end of a stretch of text.
enum PlaceReader {
    private static let joints = PhraseTable(
        words: "of the de del la las los el am an der im upon nad sur di do da and", ignoresCase: false)
    private static let labels = PhraseTable(
        words: """
            note breaking exclusive update updated file live watch video photo photos corrected correction news opinion \
            analysis explainer factbox insight special editorial review interview urgent alert
            """)

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
