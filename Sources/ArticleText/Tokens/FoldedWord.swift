import CXXHash

/// The word being folded: its UTF-8 bytes, in two registers while it is short
/// and in an array when it is not.
struct FoldedWord: Sendable {
    private var low: UInt64 = 0
    private var high: UInt64 = 0
    /// All bytes of a word longer than 16; else empty.
    private var long: [UInt8] = []
    private var count = 0

    @inline(__always)
    var isEmpty: Bool { count == 0 }

    @inline(__always)
    mutating func append(_ scalar: UInt32) {
        let (bytes, length) = UTF8Scalar.encode(scalar)
        if count &+ length <= 8 {
            low |= UInt64(bytes) &<< UInt64(8 &* count)
        } else if count &+ length <= 16 {
            appendAcross(bytes)
        } else {
            appendLong(bytes, length)
        }
        count &+= length
    }

    /// The hash of the word, which is then empty again.
    @inline(__always)
    mutating func take() -> UInt64 {
        let hash: UInt64
        switch count {
        case ...8: hash = WordHash.of(low)
        case ...16: hash = WordHash.of(low, high)
        default:
            hash = WordHash.of(long.span)
            long.removeAll(keepingCapacity: true)
        }
        (low, high, count) = (0, 0, 0)
        return hash
    }

    /// Whether it has both Latin letters and others, told from its bytes eight
    /// at a time: few words of any language have.
    @inline(__always)
    var mixesAlphabets: Bool {
        let (letters, others) = (Self.letters(low) | Self.letters(high), low | high)
        guard count > 16 else { return letters != 0 && others & WordMask.highBits != 0 }
        let tail = long.span.extracting(droppingFirst: 16)
        return (letters != 0 || tail.indices.contains { tail[$0] &- 0x61 < 26 })
            && (others & WordMask.highBits != 0 || tail.indices.contains { tail[$0] >= 0x80 })
    }

    /// The top bit of each byte that is a small letter of ASCII: of the bytes
    /// of folded words all from 0x60 to 0x7F are.
    @inline(__always)
    private static func letters(_ bytes: UInt64) -> UInt64 {
        ~bytes & bytes << 1 & bytes << 2 & WordMask.highBits
    }

    /// Puts other letters in the place of what it has.
    mutating func replace(by letters: [UInt32]) {
        long.removeAll(keepingCapacity: true)
        (low, high, count) = (0, 0, 0)
        for letter in letters { append(letter) }
    }

    private mutating func appendAcross(_ bytes: UInt32) {
        if count < 8 {
            low |= UInt64(bytes) << UInt64(8 * count)
            high |= UInt64(bytes) >> UInt64(64 - 8 * count)
        } else {
            high |= UInt64(bytes) << UInt64(8 * (count - 8))
        }
    }

    private mutating func appendLong(_ bytes: UInt32, _ length: Int) {
        if long.isEmpty {
            for place in 0..<count {
                long.append(UInt8(truncatingIfNeeded: (place < 8 ? low : high) >> UInt64(8 * (place % 8))))
            }
        }
        for place in 0..<length { long.append(UInt8(truncatingIfNeeded: bytes >> UInt32(8 * place))) }
    }
}

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
