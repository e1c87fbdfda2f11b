/// Says how a name in a line is used: as a source, a photographer's agency, or
/// not at all.
struct SlotReader {
    /// Words that may stand between a cue and an agency's name.
    private static let agencyReach = (before: 5, behind: 4)
    /// The same of an outlet's: "the" at most.
    private static let outletReach = (before: 2, behind: 1)
    /// So many bytes of brackets, marks and spaces may follow a signature.
    private static let longestTrail = 60

    let line: TextLine
    let name: Range<Int>
    let isAgency: Bool
    let dateline: Dateline?

    func slot(in text: Span<UInt8>) -> Credit.Slot? {
        switch line.kind {
        case .caption: return .photo
        case .byline: return .byline
        case .creditLine, .furniture: return .creditLine
        case .headline: return dateline.map { $0.range.contains(name.lowerBound) } ?? false ? .dateline : nil
        case .body: break
        }
        if let dateline, dateline.range.contains(name.lowerBound) { return .dateline }
        if isPhoto(text) { return .photo }
        if let slot = bracketSlot(text) { return slot }
        if isAgency, isSignature(text) { return .creditLine }
        return hasCue(text) ? .inText : nil
    }

    /// "AP Photo/…", "Reuters/Jane Doe", "(Photo: AFP)".
    private func isPhoto(_ text: Span<UInt8>) -> Bool {
        let end = line.range.upperBound
        let next = TextScan.skippingSpace(text, name.upperBound, before: end)
        if TextScan.hasPrefix("photo", text, next, before: end) { return true }
        if let inside = brackets(text), inside != name { return PhotoCredit.isPhotographers(text, inside) }
        if name.upperBound < end, text[name.upperBound] == UInt8(ascii: "/") {
            return PhotoCredit.isBetweenNames(text, name.upperBound, line.range)
        }
        return false
    }

    /// The inside of the brackets around the name, if they are close.
    private func brackets(_ text: Span<UInt8>) -> Range<Int>? {
        var open = name.lowerBound
        let floor = max(line.range.lowerBound, open - 60)
        while open > floor, !isOpening(text[open - 1]) {
            if isClosing(text[open - 1]) { return nil }
            open -= 1
        }
        guard open > line.range.lowerBound, isOpening(text[open - 1]) else { return nil }
        var close = name.upperBound
        let ceiling = min(line.range.upperBound, close + 60)
        while close < ceiling, !isClosing(text[close]) { close += 1 }
        return close < ceiling ? open..<close : nil
    }

    /// A name that brackets hold alone, or first: "(Reuters)" at the start of
    /// a paragraph is a dateline, elsewhere a credit.
    private func bracketSlot(_ text: Span<UInt8>) -> Credit.Slot? {
        guard isAgency, let inside = brackets(text),
            inside.lowerBound == name.lowerBound,
            inside.upperBound == name.upperBound || text[name.upperBound] == UInt8(ascii: "/")
        else { return nil }
        if inside.lowerBound <= line.range.lowerBound + 1 { return .dateline }
        return inside.upperBound + 2 >= line.range.upperBound ? .creditLine : .inText
    }

    /// "… of a fire engine. – AFP", or the name alone.
    private func isSignature(_ text: Span<UInt8>) -> Bool {
        var end = line.range.upperBound
        guard end - name.upperBound <= Self.longestTrail else { return false }
        while end > name.upperBound, !WordMask.isWord(text[end - 1]) { end -= 1 }
        guard end == name.upperBound else { return false }
        let before = TextScan.skippingSpaceBack(text, name.lowerBound, from: line.range.lowerBound)
        guard before > line.range.lowerBound else { return true }
        let (mark, start) = TextScan.lastScalar(text, before: before, from: line.range.lowerBound)
        guard mark == 0x2D || (0x2012...0x2015).contains(mark) else { return false }
        let sentence = TextScan.skippingSpaceBack(text, start, from: line.range.lowerBound)
        return sentence == line.range.lowerBound || !WordMask.isWord(text[sentence - 1])
    }

    private func hasCue(_ text: Span<UInt8>) -> Bool {
        let reach = isAgency ? Self.agencyReach : Self.outletReach
        return CreditCue.isBefore(name, in: text, from: line.range.lowerBound, reach: reach.before)
            || CreditCue.isBehind(name, in: text, before: line.range.upperBound, reach: reach.behind)
    }

    private func isOpening(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "(") || byte == UInt8(ascii: "[") }
    private func isClosing(_ byte: UInt8) -> Bool { byte == UInt8(ascii: ")") || byte == UInt8(ascii: "]") }
}
