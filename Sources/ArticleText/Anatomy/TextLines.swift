/// A line of a text, or a paragraph of a wrapped one, as it is being judged.
struct TextLine: Sendable {
    /// Without the white space around it; never empty.
    var range: Range<Int>
    /// Whether it stands further to the right than the margin.
    let isIndented: Bool
    /// Whether an empty line stands before it.
    let followsBlank: Bool
    var shape = LineShape()
    var kind = Anatomy.Kind.body

    var count: Int { range.count }
}

/// Cuts a text into what is judged as one: its lines, or its paragraphs where
/// it is wrapped at a fixed width, as wire copy was.
enum TextLines {
    /// A wrapped text has no line longer than this, in bytes.
    private static let widestWrap = 100
    /// The lines of a wrapped text that another follows are this long.
    private static let narrowestWrap = 45

    static func cut(_ text: Span<UInt8>) -> [TextLine] {
        var lines = physicalLines(text)
        if isWrapped(lines, text) { lines = unwrapped(lines) }
        for index in lines.indices { lines[index].shape = LineShape(of: lines[index].range, in: text) }
        return lines
    }

    private static func physicalLines(_ text: Span<UInt8>) -> [TextLine] {
        var lines: [TextLine] = []
        lines.reserveCapacity(32)
        var start = 0
        var isAfterBlank = true
        while start < text.count {
            var end = start
            while end < text.count, text[end] != UInt8(ascii: "\n") { end += 1 }
            let first = TextScan.skippingSpace(text, start, before: end)
            if first < end {
                let last = TextScan.skippingSpaceBack(text, end, from: first)
                lines.append(
                    TextLine(range: first..<last, isIndented: first > start + 1, followsBlank: isAfterBlank))
            }
            isAfterBlank = first >= end
            start = end + 1
        }
        return lines
    }

    /// Whether most lines that follow one another break off in mid-sentence
    /// at about one width.
    private static func isWrapped(_ lines: [TextLine], _ text: Span<UInt8>) -> Bool {
        var joints = 0
        var wraps = 0
        var hasIndents = false
        for index in lines.indices {
            guard lines[index].count <= widestWrap else { return false }
            hasIndents = hasIndents || lines[index].isIndented
            guard index > 0, !lines[index].followsBlank, !lines[index].isIndented else { continue }
            joints += 1
            if isWrap(lines[index - 1], lines[index]) { wraps += 1 }
        }
        return wraps >= (hasIndents ? 1 : 2) && wraps * 2 > joints
    }

    private static func isWrap(_ line: TextLine, _ next: TextLine) -> Bool {
        line.count >= narrowestWrap && !next.isIndented && !next.followsBlank
    }

    /// Whether `line` goes on with the first line of a text, which is shorter
    /// where a dateline has been cut off it.
    private static func isFirstWrap(_ first: TextLine, _ line: TextLine, at index: Int) -> Bool {
        index == 1 && first.count >= 25 && line.count >= narrowestWrap && !line.isIndented
            && !line.followsBlank
    }

    private static func unwrapped(_ lines: [TextLine]) -> [TextLine] {
        var paragraphs: [TextLine] = []
        for (index, line) in lines.enumerated() {
            if index > 0, isWrap(lines[index - 1], line) || isFirstWrap(lines[index - 1], line, at: index) {
                let start = paragraphs[paragraphs.count - 1].range.lowerBound
                paragraphs[paragraphs.count - 1].range = start..<line.range.upperBound
            } else {
                paragraphs.append(line)
            }
        }
        return paragraphs
    }
}

/// What a line looks like, whatever it says. Only the end is looked at in a
/// line too long to be anything but text.
struct LineShape: Sendable {
    /// Bytes from which on a line is not measured.
    static let longest = 400
    /// The same for one that ends like a sentence.
    private static let longestSentence = 140

    /// Words, digits included.
    var words = 0
    /// Words that hold sentences together: "the", "und", "que".
    var stopWords = 0
    var digits = 0
    /// Small letters followed by capitals within a word, as in
    /// "ArrowArtboardCreated".
    var seams = 0
    /// Words with `#` before them.
    var hashtags = 0
    /// "|", ">", "»" and "•" between words.
    var separators = 0
    var hasColon = false
    /// Whether it starts with a bullet, a number or an arrow.
    var hasBullet = false
    /// Whether it ends like a sentence: a full stop, mark or colon, quotation
    /// marks and brackets behind it or not.
    var endsSentence = false

    init() {}

    init(of range: Range<Int>, in text: Span<UInt8>) {
        endsSentence = Self.endsSentence(text, range)
        guard range.count <= (endsSentence ? Self.longestSentence : Self.longest) else { return }
        hasBullet = Self.startsWithBullet(text, range)
        var position = range.lowerBound
        while position < range.upperBound {
            let byte = text[position]
            if WordMask.isWord(byte), !Self.isMark(text, position, before: range.upperBound) {
                let end = measureWord(text, position, range)
                position = end
            } else {
                measureMark(text, position, range)
                position +=
                    byte < 0x80 ? 1 : UTF8Scalar.decode(text, at: position, before: range.upperBound).length
            }
        }
    }

    private mutating func measureWord(_ text: Span<UInt8>, _ start: Int, _ range: Range<Int>) -> Int {
        words += 1
        let mark = start > range.lowerBound ? text[start - 1] : 0
        if mark == UInt8(ascii: "#") { hashtags += 1 }
        // Hashtags, accounts and addresses are run together in any text.
        let mayHaveSeams = mark != UInt8(ascii: "#") && mark != UInt8(ascii: "@") && mark != UInt8(ascii: "/")
        var end = start
        var wasSmall = false
        while end < range.upperBound, WordMask.isWord(text[end]),
            text[end] < 0x80 || !Self.isMark(text, end, before: range.upperBound)
        {
            let byte = text[end]
            if wasSmall, mayHaveSeams, byte.isCapital { seams += 1 }
            wasSmall = byte.isSmall
            if byte.isDigit { digits += 1 }
            end += byte < 0x80 ? 1 : UTF8Scalar.decode(text, at: end, before: range.upperBound).length
        }
        if end - start <= StopWords.longest, StopWords.table.match(text, at: start, before: end) != nil {
            stopWords += 1
        }
        return end
    }

    private mutating func measureMark(_ text: Span<UInt8>, _ position: Int, _ range: Range<Int>) {
        switch text[position] {
        case UInt8(ascii: "|"): separators += 1
        case UInt8(ascii: ">"):
            // "<", as wires write company names, has no spaces around.
            if position > range.lowerBound, TextScan.isSpace(text[position - 1]) { separators += 1 }
        case UInt8(ascii: ":"): hasColon = true
        case 0xC2...: if Self.isSeparator(text, position, before: range.upperBound) { separators += 1 }
        default: break
        }
    }

    /// Whether a punctuation mark beyond ASCII stands there: `General
    /// Punctuation`, or one of Latin-1 below the letters.
    private static func isMark(_ text: Span<UInt8>, _ position: Int, before end: Int) -> Bool {
        text[position] == 0xC2 || text[position] == 0xE2 && position + 1 < end && text[position + 1] <= 0x96
    }

    private static func isSeparator(_ text: Span<UInt8>, _ position: Int, before end: Int) -> Bool {
        let scalar = UTF8Scalar.decode(text, at: position, before: end).scalar
        return scalar == 0xBB || scalar == 0xB7 || scalar == 0x2022
    }

    private static func startsWithBullet(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        let (scalar, length) = UTF8Scalar.decode(text, at: range.lowerBound, before: range.upperBound)
        var next = range.lowerBound + length
        switch scalar ?? 0 {
        case 0x2A, 0x2D, 0x3E, 0xB7, 0xBB, 0x203A, 0x2013, 0x2022, 0x2023, 0x25A0...0x25FF, 0x27A4: break
        case 0x30...0x39:
            if next < range.upperBound, text[next].isDigit { next += 1 }
            if next < range.upperBound, [UInt8(ascii: "."), UInt8(ascii: ")")].contains(text[next]) {
                next += 1
            }
        default: return false
        }
        return next < range.upperBound && TextScan.isSpace(text[next])
    }

    private static func endsSentence(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        var end = range.upperBound
        while end > range.lowerBound {
            let (scalar, start) = TextScan.lastScalar(text, before: end, from: range.lowerBound)
            switch scalar {
            case 0x2E, 0x21, 0x3F, 0x3A, 0x3B, 0x2026, 0x3002, 0xFF01, 0xFF1F: return true
            // Spaces, quotation marks, brackets and the asterisk of a footnote.
            case 0...0x20, 0xA0, 0x22, 0x27, 0x29, 0x2A, 0x5D, 0xBB, 0x2019, 0x201C, 0x201D, 0x203A, 0x300D:
                end = start
            default: return false
            }
        }
        return false
    }
}
