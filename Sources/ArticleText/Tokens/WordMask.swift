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
        (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10 || byte >= 0x80
    }

    /// The mask of the low `count` bytes of a word, for 1 to 8 bytes.
    @inline(__always)
    static func low(_ count: Int) -> UInt64 {
        UInt64.max &>> UInt64(truncatingIfNeeded: 64 &- 8 &* count)
    }
}
