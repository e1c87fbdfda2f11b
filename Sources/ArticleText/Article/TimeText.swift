/// The numbers, words and signs of a written time, in order; in place, so that
/// reading one allocates nothing.
struct TimeText {
    enum Kind: Equatable {
        /// ``Int/max`` for a number that is too large.
        case number(Int)
        /// ASCII letters and what is not ASCII.
        case word
        case sign(UInt8)
    }

    struct Token {
        var kind = Kind.word
        var start = 0
        var end = 0
        /// No space stands before it.
        var isGlued = false

        var count: Int { end - start }
    }

    /// No time is longer.
    private static let capacity = 128
    private static let tokenCapacity = 48

    /// In small letters, with plain spaces and hyphens.
    private var bytes = InlineArray<128, UInt8>(repeating: 0)
    private var count = 0
    private var tokens = InlineArray<48, Token>(repeating: Token())
    private(set) var tokenCount = 0

    /// Nil for what is too long to be a time.
    init?(_ text: ArraySlice<UInt8>) {
        var text = text
        while let first = text.first, first.isSpace { text.removeFirst() }
        while let last = text.last, last.isSpace { text.removeLast() }
        guard text.count <= Self.capacity else { return nil }
        simplify(text)
        guard cut() else { return nil }
    }

    subscript(_ index: Int) -> Token? { index >= 0 && index < tokenCount ? tokens[index] : nil }

    /// The value of a word in a table.
    func value(of token: Token, in table: PhraseTable) -> Int? {
        guard token.kind == .word, let found = table.match(bytes.span, at: token.start, before: token.end),
            found.end == token.end
        else { return nil }
        return found.value
    }

    /// The number that digits of a token are, counted from its start.
    func number(_ token: Token, _ digits: Range<Int>) -> Int {
        digits.reduce(0) { $0 * 10 + Int(bytes[token.start + $1] - UInt8(ascii: "0")) }
    }

    func isWord(_ token: Token, _ letter: Unicode.Scalar) -> Bool {
        token.kind == .word && token.count == 1 && bytes[token.start] == UInt8(ascii: letter)
    }

    // MARK: -

    private mutating func append(_ byte: UInt8) {
        bytes[count] = byte
        count += 1
    }

    /// Up to a control character, which parts the time from another field.
    private mutating func simplify(_ text: ArraySlice<UInt8>) {
        var place = text.startIndex
        while place < text.endIndex {
            if let (character, length) = Self.reference(text[place...]) {
                if character < 0x20, !character.isSpace { return }
                append(UInt8(ascii: " "))
                place += length
                continue
            }
            let byte = text[place]
            let second = place + 1 < text.endIndex ? text[place + 1] : 0
            let third = place + 2 < text.endIndex ? text[place + 2] : 0
            switch (byte, second, third) {
            case (0xC2, 0xA0, _):
                append(UInt8(ascii: " "))
                place += 2
            case (0xE2, 0x80, 0x80...0x8F), (0xE2, 0x80, 0xAF), (0xE3, 0x80, 0x80), (0xEF, 0xBB, 0xBF):
                append(UInt8(ascii: " "))
                place += 3
            case (0xE2, 0x88, 0x92):
                append(UInt8(ascii: "-"))
                place += 3
            case (0xC3, 0x80...0x9E, _):
                append(byte)
                append(second | 0x20)
                place += 2
            case (0xD0, 0x90...0x9F, _):
                append(byte)
                append(second + 0x20)
                place += 2
            case (0xD0, 0xA0...0xAF, _):
                append(0xD1)
                append(second - 0x20)
                place += 2
            default:
                if byte < 0x20, !byte.isSpace { return }
                append(byte.lowercased)
                place += 1
            }
        }
    }

    /// A space or a control character that is written as `&nbsp;` or `&#5;`,
    /// and the length of that.
    private static func reference(_ text: ArraySlice<UInt8>) -> (character: UInt8, length: Int)? {
        guard text.first == UInt8(ascii: "&") else { return nil }
        if text.starts(with: "&nbsp;".utf8) { return (UInt8(ascii: " "), 6) }
        guard text.starts(with: "&#".utf8) else { return nil }
        let digits = text.dropFirst(2).prefix { $0.isDigit }
        guard (1...3).contains(digits.count), digits.endIndex < text.endIndex,
            text[digits.endIndex] == UInt8(ascii: ";")
        else { return nil }
        let number = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
        if number == 0xA0 { return (UInt8(ascii: " "), 6) }
        return number <= 0x20 ? (UInt8(number), digits.count + 3) : nil
    }

    /// Whether all tokens have found a place.
    private mutating func cut() -> Bool {
        var place = 0
        var isGlued = false
        while place < count {
            let start = place
            let byte = bytes[place]
            if byte.isSpace {
                place += 1
                isGlued = false
                continue
            }
            guard tokenCount < Self.tokenCapacity else { return false }
            let kind: Kind
            if byte.isDigit {
                var value = 0
                while place < count, bytes[place].isDigit {
                    let (tenfold, overflowed) = value.multipliedReportingOverflow(by: 10)
                    let (sum, isTooLarge) = tenfold.addingReportingOverflow(
                        Int(bytes[place] - UInt8(ascii: "0")))
                    value = overflowed || isTooLarge ? .max : sum
                    place += 1
                }
                kind = .number(value)
            } else if Self.isLetter(byte) {
                while place < count, Self.isLetter(bytes[place]) { place += 1 }
                kind = .word
            } else {
                place += 1
                kind = .sign(byte)
            }
            tokens[tokenCount] = Token(kind: kind, start: start, end: place, isGlued: isGlued)
            tokenCount += 1
            isGlued = true
        }
        return true
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        byte.isLetter || byte >= 0x80
    }

}
