/// A sample of a set of hashes that is the same in every set: a hash belongs
/// to it or not wherever it occurs (Manber 1994; Broder 1997, "mod p").
///
/// So the share two samples have in common estimates the containment of the
/// sets, excerpts in long texts included, which no fixed-size sketch does.
public struct ShingleSample: Hashable, Sendable {
    /// One hash in `2^shift` is sampled.
    public let shift: Int

    /// - Parameter rate: one hash in how many, a power of two.
    public init(oneIn rate: Int) {
        precondition(rate >= 1 && rate & (rate - 1) == 0, "a sampling rate is a power of two")
        shift = rate.trailingZeroBitCount
    }

    /// Whether a hash belongs to every sample it could be in.
    public func contains(_ hash: UInt64) -> Bool {
        hash & (1 << UInt64(shift) - 1) == 0
    }

    /// Adds the sampled ones among `hashes` to `sample`.
    public func append(from hashes: [UInt64], to sample: inout [UInt64]) {
        for hash in hashes where contains(hash) { sample.append(hash) }
    }
}
