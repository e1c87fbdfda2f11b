/// Says what a line is from what it says, wherever it stands.
enum LineReading {
    /// The kind, and the rule of the furniture lexicon that spoke for it. An
    /// opener that more words follow is not furniture yet.
    static func kind(
        of line: TextLine, in text: Span<UInt8>
    ) -> (kind: Anatomy.Kind, rule: FurnitureLexicon.Rule?) {
        let (start, end) = (line.range.lowerBound, line.range.upperBound)
        let isShort = line.count <= LineShape.longest
        if isShort, isCreditLine(line, in: text) { return (.creditLine, nil) }
        if line.count <= 700, isCaption(line, in: text) { return (.caption, nil) }
        guard isShort else { return (.body, nil) }
        if isGlued(line.shape) || line.shape.hashtags >= 2 && line.shape.hashtags * 2 >= line.shape.words {
            return (.furniture, nil)
        }
        let first = firstWord(line, in: text)
        if let match = FurnitureLexicon.starts.match(text, at: first, before: end),
            let rule = FurnitureLexicon.Rule(rawValue: match.value)
        {
            switch rule {
            case .whole, .closer, .opener:
                if saysNoMore(text, match.end..<end) { return (.furniture, rule) }
                if rule == .opener {
                    let isList = line.count < 160 && text[match.end] == UInt8(ascii: ":")
                    return (isList ? .furniture : .body, rule)
                }
            case .start, .within:
                if line.count <= FurnitureLexicon.longestStart { return (.furniture, rule) }
            }
        }
        if line.count <= FurnitureLexicon.longestWithin,
            hasPhrase(FurnitureLexicon.anywhere, text, start..<end)
        {
            return (.furniture, .within)
        }
        return (isReadingTime(text, line.range) ? .furniture : .body, nil)
    }

    /// Whether a line is an agency's name and nothing else but dashes, "the"
    /// and brackets.
    static func isAgencyLine(_ line: TextLine, in text: Span<UInt8>) -> Bool {
        guard line.count <= 60 else { return false }
        var position = firstWord(line, in: text)
        position = TextScan.skippingArticle(text, position, before: line.range.upperBound)
        guard let match = NewsNames.table.match(text, at: position, before: line.range.upperBound) else {
            return false
        }
        return saysNoMore(text, match.end..<line.range.upperBound)
    }

    private static func isCreditLine(_ line: TextLine, in text: Span<UInt8>) -> Bool {
        let end = line.range.upperBound
        if line.range.lowerBound < end,
            CreditLexicon.creditLines.match(text, at: firstWord(line, in: text, keeping: true), before: end)
                != nil
        {
            return true
        }
        return line.count <= 200 && line.shape.endsSentence
            && contains("contributed to this", text, line.range)
    }

    private static func isCaption(_ line: TextLine, in text: Span<UInt8>) -> Bool {
        let (start, end) = (line.range.lowerBound, line.range.upperBound)
        if CreditLexicon.captions.match(text, at: start, before: end) != nil { return true }
        return PhotoCredit.ends(text, line.range)
    }

    /// Icon names run together: many capitals within words, and no sentence.
    private static func isGlued(_ shape: LineShape) -> Bool {
        shape.seams >= 4 && shape.seams * 5 >= shape.words && !shape.endsSentence
    }

    /// "2 Min Read", "3 minutes read", "Reading time: 4 min".
    private static func isReadingTime(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        guard range.count <= 30 else { return false }
        if TextScan.hasPrefix("reading time", text, range.lowerBound, before: range.upperBound) {
            return true
        }
        var position = range.lowerBound
        while position < range.upperBound, TextScan.isDigit(text[position]) { position += 1 }
        guard position > range.lowerBound, position < range.upperBound else { return false }
        position = TextScan.skippingSpace(text, position, before: range.upperBound)
        if position < range.upperBound, text[position] == UInt8(ascii: "-") { position += 1 }
        return TextScan.hasPrefix("min", text, position, before: range.upperBound)
            && contains("read", text, position..<range.upperBound)
    }

    /// Where the first word of a line stands, behind bullets and brackets.
    ///
    /// - Parameter keeping: whether an opening bracket is kept.
    private static func firstWord(_ line: TextLine, in text: Span<UInt8>, keeping: Bool = false) -> Int {
        var position = line.range.lowerBound
        while position < line.range.upperBound, !WordMask.isWord(text[position]),
            text[position] != UInt8(ascii: "&"), !(keeping && text[position] == UInt8(ascii: "("))
        {
            position += 1
        }
        // Dashes, arrows, bullets and opening quotation marks beyond ASCII.
        while position < line.range.upperBound, text[position] == 0xE2 || text[position] == 0xC2 {
            let (scalar, length) = UTF8Scalar.decode(text, at: position, before: line.range.upperBound)
            guard scalar != 0xA9 else { break }
            position = TextScan.skippingSpace(text, position + length, before: line.range.upperBound)
        }
        return min(position, line.range.upperBound)
    }

    /// Whether `range` has no letters.
    private static func saysNoMore(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        for position in range where text[position] >= 0x80 || text[position] | 0x20 &- UInt8(ascii: "a") < 26
        {
            if text[position] >= 0x80, !isLetterBeyondASCII(text, position, before: range.upperBound) {
                continue
            }
            return false
        }
        return true
    }

    private static func isLetterBeyondASCII(_ text: Span<UInt8>, _ position: Int, before end: Int) -> Bool {
        guard text[position] & 0xC0 != 0x80 else { return false }
        let scalar = UTF8Scalar.decode(text, at: position, before: end).scalar.flatMap(Unicode.Scalar.init)
        return scalar?.properties.isAlphabetic ?? false
    }

    private static func hasPhrase(_ table: PhraseTable, _ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        for position in range where TextScan.isWordStart(text, position, from: range.lowerBound) {
            if table.match(text, at: position, before: range.upperBound) != nil { return true }
        }
        return false
    }

    private static func contains(_ phrase: String, _ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        range.contains { TextScan.hasPrefix(phrase, text, $0, before: range.upperBound) }
    }
}
