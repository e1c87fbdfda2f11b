/// Finds where a text names agencies and outlets as sources.
///
/// A name alone is no credit: in body text it needs a cue ("told", "reports"),
/// brackets or a dash. Names that are also words ("Sun", "Metro") need the
/// cue right beside them.
struct CreditFinder {
    private let names = NewsNames.table
    private let nouns = NewsNames.nouns
    private let classes = ByteClasses.all
    private let dateline: Dateline?
    private var credits: [Credit] = []

    /// The credits of all lines, in order. Linear.
    static func credits(of lines: [TextLine], dateline: Dateline?, in text: Span<UInt8>) -> [Credit] {
        var finder = CreditFinder(dateline: dateline)
        for line in lines {
            let before = finder.credits.count
            finder.scan(line, text)
            if line.kind == .creditLine, finder.credits.count == before,
                let credit = unknownSource(line, text)
            {
                finder.credits.append(credit)
            }
        }
        return finder.credits
    }

    private init(dateline: Dateline?) {
        self.dateline = dateline
    }

    private mutating func scan(_ line: TextLine, _ text: Span<UInt8>) {
        guard line.kind != .boilerplate || Self.isCopyright(line, text) else { return }
        let end = line.range.upperBound
        var position = line.range.lowerBound
        var before: UInt8 = 0
        while position < end {
            let kind = classes[text[position]]
            let isStart = kind & (~before &<< 1) & ByteClasses.nameStart
            before = kind
            guard isStart != 0, let found = name(at: position, in: line, text) else {
                position &+= 1
                continue
            }
            let reader = SlotReader(
                line: line, name: found.range, isAgency: found.isAgency, dateline: dateline)
            if let slot = reader.slot(in: text) {
                credits.append(Credit(name: found.name, slot: slot, range: found.range))
            }
            position = found.range.upperBound
            before = ByteClasses.word
        }
    }

    @inline(__always)
    private func name(
        at position: Int, in line: TextLine, _ text: Span<UInt8>
    ) -> (name: String, isAgency: Bool, range: Range<Int>)? {
        if let match = names.match(text, at: position, before: line.range.upperBound) {
            let entry = NewsNames.all[match.value]
            return (entry.name, entry.isAgency, position..<match.end)
        }
        guard line.kind == .body, let match = nouns.match(text, at: position, before: line.range.upperBound)
        else { return nil }
        return unknownName(text, position..<match.end, in: line.range)
    }

    /// The name that ends in the noun at `noun`: "Huddersfield Examiner".
    private func unknownName(
        _ text: Span<UInt8>, _ noun: Range<Int>, in line: Range<Int>
    ) -> (name: String, isAgency: Bool, range: Range<Int>)? {
        // The "Press" of a "Press Secretary" is none.
        let isFollowed = noun.upperBound < line.upperBound && text[noun.upperBound] == UInt8(ascii: " ")
        if isFollowed, TextScan.isCapital(text, noun.upperBound + 1, before: line.upperBound) { return nil }
        let start = Self.nameStart(text, noun.lowerBound, from: line.lowerBound)
        return (TextScan.string(text, start..<noun.upperBound), false, start..<noun.upperBound)
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
        case .creditLine, .boilerplate: return .creditLine
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
