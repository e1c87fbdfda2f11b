/// Cuts a text into sentences.
///
/// Language-neutral but for a list of abbreviations: a sentence ends at a full
/// stop, question or exclamation mark, or their counterparts in other scripts,
/// with whatever closing quotes and brackets follow, unless what stands before
/// is an abbreviation or what comes after goes on in lower case. A paragraph
/// always ends a sentence; so does a line, unless the text is wrapped at a fixed
/// width.
public enum Sentences {
    /// The sentences in order, as byte ranges without surrounding white space. A sentence
    /// has at least one letter or digit.
    ///
    /// - Complexity: O(*n*) in the bytes of the text.
    public static func ranges(in text: Span<UInt8>) -> [Range<Int>] {
        let isWrapped = isWrapped(text)
        var ranges: [Range<Int>] = []
        var start = 0
        var position = 0
        while position < text.count {
            guard mayEndSentence(text[position]) else {
                position += 1
                continue
            }
            let isEnd: Bool
            var next = position + 1
            if text[position] == UInt8(ascii: "\n") {
                isEnd = endsAtLineBreak(text, position, isWrapped: isWrapped)
                if isEnd { next = position }
            } else {
                let mark = mark(text, position, sentenceStart: start)
                (isEnd, next) = (mark.isEnd, mark.next)
            }
            if isEnd {
                add(text, start..<next, to: &ranges)
                start = next
            }
            position = max(next, position + 1)
        }
        add(text, start..<text.count, to: &ranges)
        return ranges
    }

    /// Line breaks, the marks of ASCII and the first bytes of all others.
    @inline(__always)
    private static func mayEndSentence(_ byte: UInt8) -> Bool {
        byte < 64 ? plainEnds &>> UInt64(byte) & 1 == 1 : byte >= 0xC2
    }

    /// A line break and the marks of ASCII, a bit each.
    private static var plainEnds: UInt64 { 1 << 0x0A | 1 << 0x21 | 1 << 0x2E | 1 << 0x3F }

    private static func add(_ text: Span<UInt8>, _ range: Range<Int>, to ranges: inout [Range<Int>]) {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, TextScan.isSpace(text[start]) { start += 1 }
        while end > start, TextScan.isSpace(text[end - 1]) { end -= 1 }
        if hasWord(text, start..<end) { ranges.append(start..<end) }
    }

    private static func hasWord(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        var position = range.lowerBound
        while position < range.upperBound {
            let (scalar, length) = UTF8Scalar.decode(text, at: position, before: range.upperBound)
            if let scalar, ![.separator, .ignored].contains(Folding.entry(of: scalar).kind) { return true }
            position += length
        }
        return false
    }

    /// Whether lines are broken at a fixed width, as in wire copy and mail:
    /// then no line is long, and most that are followed by another are nearly
    /// as long as the longest.
    private static func isWrapped(_ text: Span<UInt8>) -> Bool {
        var longest = 0
        var lengths: [Int] = []
        var start = 0
        for index in 0...text.count where index == text.count || text[index] == UInt8(ascii: "\n") {
            let length = index - start
            if length > 0 { lengths.append(length) }
            longest = max(longest, length)
            if longest > 100 { return false }
            start = index + 1
        }
        guard lengths.count >= 4 else { return false }
        return lengths.count { $0 * 10 >= longest * 7 } * 2 >= lengths.count
    }

    private static func endsAtLineBreak(_ text: Span<UInt8>, _ position: Int, isWrapped: Bool) -> Bool {
        guard isWrapped else { return true }
        // In wrapped text only a blank or an indented line begins anew.
        var next = position + 1
        while next < text.count, text[next] == UInt8(ascii: " ") || text[next] == 0x0D { next += 1 }
        return next == text.count || text[next] == UInt8(ascii: "\n") || next >= position + 3
    }

    /// Whether a sentence ends at `position`, and where to go on: behind the
    /// marks that stand together there, all of which are looked at as one.
    private static func mark(
        _ text: Span<UInt8>, _ position: Int, sentenceStart: Int
    ) -> (isEnd: Bool, next: Int) {
        let (scalar, length) = UTF8Scalar.decode(text, at: position, before: text.count)
        guard let scalar else { return (false, position + 1) }
        let isStop = scalar == 0x2E
        let isMark = isStop || scalar == 0x21 || scalar == 0x3F || scalar == 0x2026
        let isWideMark = [0x3002, 0xFF01, 0xFF1F, 0x0964, 0x061F, 0x06D4, 0x1362].contains(scalar)
        guard isMark || isWideMark else { return (false, position + length) }

        var end = position + length
        while end < text.count {
            let (next, length) = UTF8Scalar.decode(text, at: end, before: text.count)
            guard let next, isClosing(next) || next == scalar else { break }
            end += length
        }
        if isWideMark { return (true, end) }
        guard end == text.count || TextScan.isSpace(text[end]) else { return (false, end) }
        if isStop, end == position + 1, Abbreviations.endsWithOne(text, sentenceStart..<position) {
            return (false, end)
        }
        return (!goesOnInLowerCase(text, end), end)
    }

    private static func goesOnInLowerCase(_ text: Span<UInt8>, _ end: Int) -> Bool {
        var next = end
        while next < text.count, text[next] == UInt8(ascii: " ") || text[next] == 0x0D { next += 1 }
        guard next < text.count else { return false }
        if text[next] < 0x80 { return text[next].isSmall }
        guard let scalar = UTF8Scalar.decode(text, at: next, before: text.count).scalar else {
            return false
        }
        return Unicode.Scalar(scalar)?.properties.isLowercase ?? false
    }

    /// Quotation marks and brackets that may stand behind a full stop.
    private static func isClosing(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x22, 0x27, 0x29, 0x5D, 0xBB, 0x2019, 0x201C, 0x201D, 0x203A, 0x300D, 0x300F, 0xFF09: true
        default: false
        }
    }
}

/// Abbreviations that end in a full stop and do not end a sentence.
enum Abbreviations {
    private static let known: Set<String> = [
        // Before a name.
        "mr", "mrs", "ms", "dr", "prof", "rev", "fr", "hon", "st", "sgt", "capt", "cpl", "col", "gen", "maj",
        "lt", "cmdr", "adm", "sen", "rep", "gov", "pres", "supt", "insp", "msgr", "mme", "mlle", "sr", "sra",
        "dra", "herr", "hr", "ing", "dipl",
        // Before a number or a month's day.
        "no", "nos", "nr", "fig", "vol", "pp", "art", "sec", "jan", "feb", "mar", "apr", "jun", "jul", "aug",
        "sep", "sept", "oct", "nov", "dec", "ca", "approx",
        // In the middle.
        "vs", "v", "eg", "ie", "cf", "al", "bzw", "usw", "zb", "dh", "inkl", "mio", "mrd", "ul", "im", "г",
        "ул",
        "им", "тыс", "млн", "млрд",
    ]

    /// Whether the word that ends at the end of `range` is one: a known one, a
    /// single letter (an initial) or letters with full stops between them.
    static func endsWithOne(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        var start = range.upperBound
        while start > range.lowerBound, range.upperBound - start < 12 {
            let byte = text[start - 1]
            guard WordMask.isWord(byte) || byte == UInt8(ascii: ".") else { break }
            start -= 1
        }
        if let answer = isPlainOne(text, start..<range.upperBound) { return answer }
        var letters: [UInt8] = []
        var isDotted = false
        for index in start..<range.upperBound {
            if text[index] == UInt8(ascii: ".") { isDotted = true } else { letters.append(text[index]) }
        }
        let word = String(decoding: letters, as: UTF8.self)
        if word.unicodeScalars.count == 1, word.unicodeScalars.allSatisfy(\.properties.isUppercase) {
            return true
        }
        return isDotted && word.unicodeScalars.count <= 4 || known.contains(word.lowercased())
    }

    /// The same of a word of ASCII, which nearly all are, without a string made
    /// of it; nil for one with other letters.
    private static func isPlainOne(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool? {
        var word: UInt64 = 0
        var (count, dots) = (0, 0)
        var isCapital = false
        for index in range {
            let byte = text[index]
            guard byte < 0x80 else { return nil }
            if byte == UInt8(ascii: ".") {
                dots += 1
            } else {
                isCapital = byte.isCapital
                word = word << 8 | UInt64(isCapital ? byte | 0x20 : byte)
                count += 1
            }
        }
        if count == 1, isCapital { return true }
        return dots > 0 && count <= 4 || count <= 8 && knownPlain.contains(word)
    }

    /// The known ones of ASCII as the bytes of a number.
    private static let knownPlain = Set(
        known.filter { $0.utf8.allSatisfy { $0 < 0x80 } }.map { word in
            word.utf8.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        })
}
