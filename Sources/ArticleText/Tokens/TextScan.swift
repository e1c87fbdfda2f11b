/// Classes of bytes, as ASCII has them.
extension UInt8 {
    @inlinable package var isDigit: Bool { self &- UInt8(ascii: "0") < 10 }
    @inlinable package var isCapital: Bool { self &- UInt8(ascii: "A") < 26 }
    @inlinable package var isSmall: Bool { self &- UInt8(ascii: "a") < 26 }
    @inlinable package var isLetter: Bool { (self | 0x20).isSmall }
    /// Whether JSON and plain text take it for white space.
    @inlinable package var isSpace: Bool { self == 32 || self &- 9 < 5 }
    /// With a small letter for a capital.
    @inlinable package var lowercased: UInt8 { isCapital ? self | 0x20 : self }
}

/// Small steps through a text's bytes that all readers of its parts take.
enum TextScan {
    @inline(__always)
    static func isSpace(_ byte: UInt8) -> Bool { byte <= 0x20 }

    @inline(__always)
    static func isWordStart(_ text: Span<UInt8>, _ position: Int, from start: Int) -> Bool {
        WordMask.isWord(text[position]) && (position == start || !WordMask.isWord(text[position - 1]))
    }

    /// Whether a capital letter stands there, of any script that has them.
    static func isCapital(_ text: Span<UInt8>, _ position: Int, before end: Int) -> Bool {
        guard position < end else { return false }
        if text[position] < 0x80 { return text[position].isCapital }
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
            guard letter == byte.lowercased else { return false }
            place += 1
        }
        return true
    }

    static func string(_ text: Span<UInt8>, _ range: Range<Int>) -> String {
        String(decoding: range.map { text[$0] }, as: UTF8.self)
    }
}

/// Which bytes of a stretch of text belong to words, eight at a time.
enum WordMask {
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    static let highBits: UInt64 = 0x8080_8080_8080_8080
    /// Sets the bit that tells `a` from `A`, and is set in every digit.
    static let lowercase: UInt64 = 0x2020_2020_2020_2020

    /// One bit per byte of `bytes`, first byte lowest: set for ASCII letters
    /// and digits and for every byte of a scalar beyond ASCII, which the
    /// folding table then decides on.
    ///
    /// Compares within a register (Lamport 1975): adding `0x80 - c` to a 7-bit
    /// value carries into the top bit exactly if the value is at least `c`.
    @inline(__always)
    static func bits(of bytes: UInt64) -> UInt64 {
        let letters = (bytes | lowercase) & ~highBits
        let digits = bytes & ~highBits
        let isLetter = (letters &+ ones &* (0x80 - 0x61)) & ~(letters &+ ones &* (0x80 - 0x7B))
        let isDigit = (digits &+ ones &* (0x80 - 0x30)) & ~(digits &+ ones &* (0x80 - 0x3A))
        let isWord = (isLetter | isDigit | bytes) & highBits
        return ((isWord >> 7) &* 0x0102_0408_1020_4080) >> 56
    }

    /// The same of one byte.
    @inline(__always)
    static func isWord(_ byte: UInt8) -> Bool {
        byte.isLetter || byte.isDigit || byte >= 0x80
    }

    /// The mask of the low `count` bytes of a word, for 1 to 8 bytes.
    @inline(__always)
    static func low(_ count: Int) -> UInt64 {
        UInt64.max &>> UInt64(truncatingIfNeeded: 64 &- 8 &* count)
    }
}

/// Unicode scalars out of and into UTF-8 bytes.
enum UTF8Scalar {
    /// The scalar at `position` and its length in bytes; nil and 1 where the
    /// bytes are not UTF-8.
    @inline(__always)
    static func decode(
        _ text: Span<UInt8>, at position: Int, before end: Int
    ) -> (scalar: UInt32?, length: Int) {
        let first = UInt32(text[position])
        if first < 0x80 { return (first, 1) }
        let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        guard first >= 0xC2, first < 0xF5, position &+ length <= end else { return (nil, 1) }
        var scalar = first & (0x7F >> UInt32(truncatingIfNeeded: length))
        for offset in 1..<length {
            let byte = UInt32(text[position &+ offset])
            guard byte & 0xC0 == 0x80 else { return (nil, 1) }
            scalar = scalar << 6 | byte & 0x3F
        }
        let least: UInt32 = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000
        let isValid = scalar >= least && scalar < 0x11_0000 && scalar & ~0x7FF != 0xD800
        return isValid ? (scalar, length) : (nil, 1)
    }

    /// The one to four bytes of a scalar, the first one lowest, and how many.
    @inline(__always)
    static func encode(_ scalar: UInt32) -> (bytes: UInt32, length: Int) {
        if scalar < 0x80 { return (scalar, 1) }
        if scalar < 0x800 { return (0x80C0 | scalar >> 6 | (scalar & 0x3F) << 8, 2) }
        if scalar < 0x10000 {
            return (0x80_80E0 | scalar >> 12 | (scalar >> 6 & 0x3F) << 8 | (scalar & 0x3F) << 16, 3)
        }
        let tail = (scalar >> 12 & 0x3F) << 8 | (scalar >> 6 & 0x3F) << 16 | (scalar & 0x3F) << 24
        return (0x8080_80F0 | scalar >> 18 | tail, 4)
    }
}

/// What each byte may be, looked up: a text's bytes change class too often for
/// branches to be foreseen.
struct ByteClasses: Sendable {
    /// Belongs to a word.
    static let word: UInt8 = 1
    /// May start an agency's or outlet's name: a capital, a letter beyond
    /// ASCII, the first of "dpa", "epd" and "9to5Mac".
    static let nameStart: UInt8 = 2

    static let all = ByteClasses()

    private var table = InlineArray<256, UInt8>(repeating: 0)

    private init() {
        for byte in UInt8.min...UInt8.max {
            let isStart =
                byte.isCapital || byte >= 0xC3 || byte == UInt8(ascii: "d")
                || byte == UInt8(ascii: "e") || byte == UInt8(ascii: "9")
            table[Int(byte)] = (WordMask.isWord(byte) ? Self.word : 0) | (isStart ? Self.nameStart : 0)
        }
    }

    @inline(__always)
    subscript(byte: UInt8) -> UInt8 { table[Int(byte)] }
}
