import CXXHash

/// XXH3 (Collet, 2019) of folded words.
///
/// A word of up to 8 bytes is hashed as 8 bytes, one of up to 16 as 16, padded
/// with zeros, which no word contains: so the length is a constant to the
/// compiler, which leaves out all of the hash that is for others. Longer words
/// are hashed as they are.
enum WordHash {
    @inline(__always)
    static func of(_ word: UInt64) -> UInt64 {
        wirecopy_xxh3_64_8(word, 0)
    }

    @inline(__always)
    static func of(_ low: UInt64, _ high: UInt64) -> UInt64 {
        wirecopy_xxh3_64_16(low, high, 0)
    }

    /// The hash of a word of any length.
    static func of(_ word: Span<UInt8>) -> UInt64 {
        switch word.count {
        case ...8: of(padded(word, from: 0))
        case ...16: of(padded(word, from: 0), padded(word, from: 8))
        default: unsafe word.withUnsafeBytes { unsafe wirecopy_xxh3_64($0.baseAddress, $0.count, 0) }
        }
    }

    /// Up to eight bytes from `start` on, little-endian, zeros behind the end.
    @inline(never)
    static func padded(_ bytes: Span<UInt8>, from start: Int) -> UInt64 {
        var word: UInt64 = 0
        var index = min(start &+ 8, bytes.count)
        while index > start {
            index &-= 1
            word = word << 8 | UInt64(bytes[index])
        }
        return word
    }
}
