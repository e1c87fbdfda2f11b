import CXXHash

/// Says whether two texts are the same words in the same order: XXH3 in 128
/// bits over their shingles.
public struct TextDigest: Hashable, Comparable, Sendable {
    public let high: UInt64
    public let low: UInt64

    /// - Parameter shingles: all shingle hashes of the text, in order.
    public init(shingles: [UInt64]) {
        let digest = unsafe shingles.withUnsafeBytes { unsafe wirecopy_xxh3_128($0.baseAddress, $0.count) }
        high = digest.high
        low = digest.low
    }

    /// A digest made before.
    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    public static func < (left: TextDigest, right: TextDigest) -> Bool {
        (left.high, left.low) < (right.high, right.low)
    }
}
