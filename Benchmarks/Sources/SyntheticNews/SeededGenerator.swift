/// The same numbers on every run: SplitMix64 (Steele, Lea and Flood 2014).
public struct SeededGenerator: RandomNumberGenerator, Sendable {
    private var state: UInt64

    public init(seed: UInt64) { state = seed }

    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }

    /// A number of 0 ..< 1.
    public mutating func fraction() -> Double { Double(next() >> 11) * 0x1p-53 }

    /// Whether something of this probability happens.
    public mutating func happens(_ probability: Double) -> Bool { fraction() < probability }

    /// A rank below `count`, low ones often: Zipf's law with exponent 1.
    public mutating func rank(below count: Int) -> Int {
        var bound = 1
        // Log-uniform: a power of two by its exponent, evenly within it.
        let exponents = Int.bitWidth - count.leadingZeroBitCount
        bound <<= Int(next() % UInt64(exponents))
        return min(bound + Int(next() % UInt64(bound)), count) - 1
    }
}
