/// Cheap mixing of values that are already hashes.
enum Mixing {
    private static let odd: UInt64 = 0x9FB2_1C65_1E98_DF25

    /// The key of the `number`th hash function.
    static func key(_ number: UInt32, seed: UInt64) -> UInt64 {
        // SplitMix64 (Steele, Lea and Flood 2014).
        var state = seed &+ (UInt64(number) &+ 1) &* 0x9E37_79B9_7F4A_7C15
        state = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
        state = (state ^ state >> 27) &* 0x94D0_49BB_1331_11EB
        return state ^ state >> 31
    }

    /// One 64 by 64 bit multiplication, its halves folded together.
    @inline(__always)
    static func mix(_ value: UInt64, _ key: UInt64) -> UInt64 {
        let product = (value ^ key).multipliedFullWidth(by: odd)
        return product.high ^ product.low
    }
}
