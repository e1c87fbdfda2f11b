import CXXHash

/// Hashes of all runs of `width` consecutive words (Broder 1997).
public enum Shingles {
    /// The base of the polynomial over word hashes; any odd constant with
    /// well-spread bits does.
    private static let base: UInt64 = 0x9E37_79B9_7F4A_7C15

    /// Replaces `shingles` by the hash of every run of `width` tokens, in
    /// order: `tokens.count - width + 1` of them, none for a shorter text.
    ///
    /// A polynomial in the word hashes rolled along the text (Karp and Rabin
    /// 1987), then mixed so that any bits of a hash can be used.
    ///
    /// - Precondition: `width` is at least 1.
    /// - Complexity: O(*n*) in the number of tokens.
    public static func hashes(of tokens: [Token], width: Int, into shingles: inout [UInt64]) {
        let words = tokens.span
        precondition(width >= 1, "a shingle has at least one word")
        shingles.removeAll(keepingCapacity: true)
        guard words.count >= width else { return }
        var leaving: UInt64 = 1
        for _ in 0..<width { leaving &*= base }
        var rolling: UInt64 = 0
        for index in 0..<width { rolling = rolling &* base &+ words[index].hash }
        let count = words.count &- width &+ 1
        shingles.append(addingCapacity: count) { output in
            output.append(mix(rolling))
            var index = width
            while index < words.count {
                rolling = rolling &* base &+ words[index].hash &- words[index &- width].hash &* leaving
                output.append(mix(rolling))
                index &+= 1
            }
        }
    }

    /// The finalizer of SplitMix64 (Steele, Lea and Flood 2014), shortened.
    @inline(__always)
    private static func mix(_ value: UInt64) -> UInt64 {
        var mixed = value
        mixed = (mixed ^ mixed >> 32) &* 0xD6E8_FEB8_6659_FD93
        return mixed ^ mixed >> 32
    }
}

/// A digest that is equal for texts with the same words in the same order: 128-bit XXH3 of
/// their shingles. All texts with fewer words than a shingle have the same digest.
public struct TextDigest: Hashable, Comparable, Sendable {
    public let high: UInt64
    public let low: UInt64

    /// - Parameter shingles: all shingle hashes of the text, in order.
    /// - Complexity: O(*n*) in the number of shingles.
    public init(shingles: [UInt64]) {
        let digest = unsafe shingles.withUnsafeBytes { unsafe wirecopy_xxh3_128($0.baseAddress, $0.count) }
        high = digest.high
        low = digest.low
    }

    /// A digest from its stored parts.
    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    public static func < (left: TextDigest, right: TextDigest) -> Bool {
        (left.high, left.low) < (right.high, right.low)
    }
}

extension Sequence<UInt8> {
    /// Two hexadecimal digits for each byte.
    ///
    /// - Complexity: O(*n*) in the bytes.
    public var hexadecimal: String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
