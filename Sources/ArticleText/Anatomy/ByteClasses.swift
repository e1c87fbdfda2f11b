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
                byte &- UInt8(ascii: "A") < 26 || byte >= 0xC3 || byte == UInt8(ascii: "d")
                || byte == UInt8(ascii: "e") || byte == UInt8(ascii: "9")
            table[Int(byte)] = (WordMask.isWord(byte) ? Self.word : 0) | (isStart ? Self.nameStart : 0)
        }
    }

    @inline(__always)
    subscript(byte: UInt8) -> UInt8 { table[Int(byte)] }
}
