/// Finds where a text names agencies and outlets as sources.
///
/// A name alone is no credit: in body text it needs a cue ("told", "reports"),
/// brackets or a dash. Names that are also words ("Sun", "Metro") need the
/// cue right beside them.
enum CreditFinder {
    static func credits(of lines: [TextLine], dateline: Dateline?, in text: Span<UInt8>) -> [Credit] {
        var credits: [Credit] = []
        for line in lines {
            let before = credits.count
            scan(line, dateline, text, into: &credits)
            if line.kind == .creditLine, credits.count == before, let credit = unknownSource(line, text) {
                credits.append(credit)
            }
        }
        return credits
    }

    private static func scan(
        _ line: TextLine, _ dateline: Dateline?, _ text: Span<UInt8>, into credits: inout [Credit]
    ) {
        guard line.kind != .furniture || isCopyright(line, text) else { return }
        var position = line.range.lowerBound
        while position < line.range.upperBound {
            let byte = text[position]
            // Names start with a capital, but for "dpa" and "epd", or with a figure.
            let mayStart =
                byte &- UInt8(ascii: "A") < 26 || byte >= 0xC3 || byte == UInt8(ascii: "d")
                || byte == UInt8(ascii: "e") || byte == UInt8(ascii: "9")
            guard mayStart, TextScan.isWordStart(text, position, from: line.range.lowerBound),
                let found = name(at: position, in: line, text)
            else {
                position += 1
                continue
            }
            let slots = SlotReader(
                line: line, name: found.range, isAgency: found.isAgency, dateline: dateline)
            if let slot = slots.slot(in: text) {
                credits.append(Credit(name: found.name, slot: slot, range: found.range))
            }
            position = found.range.upperBound
        }
    }

    private static func name(
        at position: Int, in line: TextLine, _ text: Span<UInt8>
    ) -> (name: String, isAgency: Bool, range: Range<Int>)? {
        if let match = NewsNames.table.match(text, at: position, before: line.range.upperBound) {
            let entry = NewsNames.all[match.value]
            return (entry.name, entry.isAgency, position..<match.end)
        }
        guard line.kind == .body,
            let match = NewsNames.nouns.match(text, at: position, before: line.range.upperBound)
        else { return nil }
        // The "Press" of a "Press Secretary" is none.
        let isFollowed = match.end < line.range.upperBound && text[match.end] == UInt8(ascii: " ")
        if isFollowed, TextScan.isCapital(text, match.end + 1, before: line.range.upperBound) { return nil }
        let start = nameStart(text, position, from: line.range.lowerBound)
        return (TextScan.string(text, start..<match.end), false, start..<match.end)
    }

    /// Where the run of at most three capitalised words before `position`
    /// starts, "The" not counted.
    private static func nameStart(_ text: Span<UInt8>, _ position: Int, from start: Int) -> Int {
        var first = position
        for _ in 0..<3 {
            guard first > start, text[first - 1] == UInt8(ascii: " ") else { break }
            let word = TextScan.wordStart(text, first - 1, from: start)
            guard word < first - 1, TextScan.isCapital(text, word, before: first),
                !TextScan.hasPrefix("the ", text, word, before: first)
            else { break }
            first = word
        }
        return first
    }

    /// What a credit line names that is not known: "Source: The Daily Caller".
    private static func unknownSource(_ line: TextLine, _ text: Span<UInt8>) -> Credit? {
        let end = min(line.range.upperBound, line.range.lowerBound + 120)
        guard let colon = (line.range.lowerBound..<end).first(where: { text[$0] == UInt8(ascii: ":") }) else {
            return nil
        }
        var start = TextScan.skippingSpace(text, colon + 1, before: line.range.upperBound)
        start = TextScan.skippingArticle(text, start, before: line.range.upperBound)
        guard start < line.range.upperBound, line.range.upperBound - start <= 60 else { return nil }
        let range = start..<line.range.upperBound
        return Credit(name: TextScan.string(text, range), slot: .creditLine, range: range)
    }

    private static func isCopyright(_ line: TextLine, _ text: Span<UInt8>) -> Bool {
        TextScan.hasPrefix("copyright", text, line.range.lowerBound, before: line.range.upperBound)
            || line.range.contains {
                text[$0] == 0xC2 && $0 + 1 < line.range.upperBound && text[$0 + 1] == 0xA9
            }
    }
}
