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
