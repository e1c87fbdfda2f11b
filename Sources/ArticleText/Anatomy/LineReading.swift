/// Says what a line is from what it says, wherever it stands.
enum LineReading {
    private static let longestCaption = 700

    /// The kind, and the rule of the boilerplate lexicon that spoke for it. An
    /// opener that more words follow is not boilerplate yet.
    static func kind(
        of line: TextLine, in text: Span<UInt8>
    ) -> (kind: Anatomy.Kind, rule: BoilerplateLexicon.Rule?) {
        let (start, end) = (line.range.lowerBound, line.range.upperBound)
        guard line.count <= LineShape.longest else {
            return (line.count <= longestCaption && isCaption(line, in: text) ? .caption : .body, nil)
        }
        if isCreditLine(line, in: text) { return (.creditLine, nil) }
        if CreditLexicon.captions.match(text, at: start, before: end) != nil { return (.caption, nil) }
        if isGlued(line.shape) || isTags(line.shape) { return (.boilerplate, nil) }
        let first = firstWord(line, in: text)
        if let match = BoilerplateLexicon.starts.match(text, at: first, before: end),
            let rule = BoilerplateLexicon.Rule(rawValue: match.value)
        {
            switch rule {
            case .whole, .closer, .opener:
                // "share." is the end of a wrapped sentence.
                let isWordsEnd = rule == .whole && text[end - 1] == UInt8(ascii: ".")
                if !isWordsEnd, saysNoMore(text, match.end..<end) { return (.boilerplate, rule) }
                if rule == .opener {
                    let isList = line.count < 160 && text[match.end] == UInt8(ascii: ":")
                    return (isList ? .boilerplate : .body, rule)
                }
            case .start, .within, .credit:
                if line.count <= BoilerplateLexicon.longestStart { return (.boilerplate, rule) }
            }
        }
        if line.count <= BoilerplateLexicon.longestWithin, let rule = ruleWithin(text, start..<end) {
            return (rule == .credit ? .creditLine : .boilerplate, rule)
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
        for position in range where text[position] >= 0x80 || text[position].isLetter {
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

    private static func ruleWithin(_ text: Span<UInt8>, _ range: Range<Int>) -> BoilerplateLexicon.Rule? {
        BoilerplateLexicon.anywhere.firstMatch(in: text, range).flatMap(BoilerplateLexicon.Rule.init)
    }
}

/// Says what stands above the first paragraph: headlines, bylines, dates,
/// section names.
enum HeadReading {
    /// A headline is at most this long, in bytes.
    private static let longestHeadline = 200
    /// A head has at most so many lines.
    private static let maxLines = 6
    /// A line with more digits is of a table.
    private static let maxDigits = 8
    /// What stands before a date.
    private static let announces = PhraseTable(
        "published · updated · posted · last updated · first published · created")

    static func classify(_ lines: inout ArraySlice<TextLine>, in text: Span<UInt8>) {
        // So many lines are a list or a table.
        guard lines.count(where: { $0.kind == .body }) <= maxLines else { return }
        for index in lines.indices where lines[index].kind == .body {
            let line = lines[index]
            if BylineReader.isByline(line, in: text) {
                lines[index].kind = .byline
            } else if isDate(line, in: text) || isNavigation(line.shape) {
                lines[index].kind = .boilerplate
            } else if line.count <= longestHeadline, line.shape.digits <= maxDigits {
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
        guard text[start].isDigit else { return false }
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
