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
