/// Says what a line is from what it says, wherever it stands.
enum LineReading {
    private static let longestCaption = 700

    /// The kind, and the rule of the furniture lexicon that spoke for it. An
    /// opener that more words follow is not furniture yet.
    static func kind(
        of line: TextLine, in text: Span<UInt8>
    ) -> (kind: Anatomy.Kind, rule: FurnitureLexicon.Rule?) {
        let (start, end) = (line.range.lowerBound, line.range.upperBound)
        guard line.count <= LineShape.longest else {
            return (line.count <= longestCaption && isCaption(line, in: text) ? .caption : .body, nil)
        }
        if isCreditLine(line, in: text) { return (.creditLine, nil) }
        if CreditLexicon.captions.match(text, at: start, before: end) != nil { return (.caption, nil) }
        if isGlued(line.shape) || isTags(line.shape) { return (.furniture, nil) }
        let first = firstWord(line, in: text)
        if let match = FurnitureLexicon.starts.match(text, at: first, before: end),
            let rule = FurnitureLexicon.Rule(rawValue: match.value)
        {
            switch rule {
            case .whole, .closer, .opener:
                // "share." is the end of a wrapped sentence.
                let isWordsEnd = rule == .whole && text[end - 1] == UInt8(ascii: ".")
                if !isWordsEnd, saysNoMore(text, match.end..<end) { return (.furniture, rule) }
                if rule == .opener {
                    let isList = line.count < 160 && text[match.end] == UInt8(ascii: ":")
                    return (isList ? .furniture : .body, rule)
                }
            case .start, .within, .credit:
                if line.count <= FurnitureLexicon.longestStart { return (.furniture, rule) }
            }
        }
        if line.count <= FurnitureLexicon.longestWithin, let rule = ruleWithin(text, start..<end) {
            return (rule == .credit ? .creditLine : .furniture, rule)
        }
        return (PhotoCredit.ends(text, line.range) ? .caption : .body, nil)
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
        let first = firstWord(line, in: text, keeping: true)
        return CreditLexicon.creditLines.match(text, at: first, before: line.range.upperBound) != nil
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

    /// "#China #Russia #Ukraine"
    private static func isTags(_ shape: LineShape) -> Bool {
        shape.hashtags >= 2 && shape.hashtags * 2 >= shape.words
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

    private static func ruleWithin(_ text: Span<UInt8>, _ range: Range<Int>) -> FurnitureLexicon.Rule? {
        FurnitureLexicon.anywhere.firstMatch(in: text, range).flatMap(FurnitureLexicon.Rule.init)
    }
}
