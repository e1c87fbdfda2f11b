/// Small steps through a text's bytes that all readers of its parts take.
enum TextScan {
    @inline(__always)
    static func isSpace(_ byte: UInt8) -> Bool { byte <= 0x20 }

    @inline(__always)
    static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

    @inline(__always)
    static func isWordStart(_ text: Span<UInt8>, _ position: Int, from start: Int) -> Bool {
        WordMask.isWord(text[position]) && (position == start || !WordMask.isWord(text[position - 1]))
    }

    /// Whether a capital letter stands there, of any script that has them.
    static func isCapital(_ text: Span<UInt8>, _ position: Int, before end: Int) -> Bool {
        guard position < end else { return false }
        if text[position] < 0x80 { return text[position] &- UInt8(ascii: "A") < 26 }
        let scalar = UTF8Scalar.decode(text, at: position, before: end).scalar.flatMap(Unicode.Scalar.init)
        return scalar?.properties.isUppercase ?? false
    }

    /// Whether `range` has a letter and no small one.
    static func isInCapitals(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        var position = range.lowerBound
        var hasCapital = false
        while position < range.upperBound {
            let (decoded, length) = UTF8Scalar.decode(text, at: position, before: range.upperBound)
            if let scalar = decoded.flatMap(Unicode.Scalar.init) {
                if scalar.properties.isLowercase { return false }
                hasCapital = hasCapital || scalar.properties.isUppercase
            }
            position += length
        }
        return hasCapital
    }

    /// The scalar that ends at `end` and where it starts.
    static func lastScalar(_ text: Span<UInt8>, before end: Int, from start: Int) -> (
        scalar: UInt32, start: Int
    ) {
        var position = end - 1
        while position > start, text[position] & 0xC0 == 0x80, end - position < 4 { position -= 1 }
        return (UTF8Scalar.decode(text, at: position, before: end).scalar ?? 0xFFFD, position)
    }

    static func skippingSpace(_ text: Span<UInt8>, _ position: Int, before end: Int) -> Int {
        var position = position
        while position < end, isSpace(text[position]) { position += 1 }
        return position
    }

    /// The position after the last byte before `position` that is no space.
    static func skippingSpaceBack(_ text: Span<UInt8>, _ position: Int, from start: Int) -> Int {
        var position = position
        while position > start, isSpace(text[position - 1]) { position -= 1 }
        return position
    }

    static func wordEnd(_ text: Span<UInt8>, _ position: Int, before end: Int) -> Int {
        var position = position
        while position < end, WordMask.isWord(text[position]) { position += 1 }
        return position
    }

    static func wordStart(_ text: Span<UInt8>, _ position: Int, from start: Int) -> Int {
        var position = position
        while position > start, WordMask.isWord(text[position - 1]) { position -= 1 }
        return position
    }

    /// Behind a "The " at `position`, or `position`.
    static func skippingArticle(_ text: Span<UInt8>, _ position: Int, before end: Int) -> Int {
        hasPrefix("the ", text, position, before: end) ? position + 4 : position
    }

    /// Whether an ASCII phrase, written in small letters, stands there in
    /// letters of any case.
    static func hasPrefix(_ phrase: String, _ text: Span<UInt8>, _ position: Int, before end: Int) -> Bool {
        var place = position
        for letter in phrase.utf8 {
            guard place < end else { return false }
            let byte = text[place]
            guard letter == (byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte) else { return false }
            place += 1
        }
        return true
    }

    static func string(_ text: Span<UInt8>, _ range: Range<Int>) -> String {
        String(decoding: range.map { text[$0] }, as: UTF8.self)
    }
}
