/// Makes signatures by bucket rounds: Fast Similarity Sketching (Dahlgaard,
/// Knudsen and Thorup 2017).
///
/// In each round every element falls into one slot, which keeps the smallest
/// value it saw; values of an earlier round are smaller. A slot that is still
/// empty after as many rounds as there are slots then sees every element. So a
/// set with many more elements than slots is done after one or two rounds, one
/// multiplication per element each, and yet the slots behave like independent
/// minima, or better: no slot is ever filled from another one.
public struct Sketcher: Sendable {
    public let scheme: SketchScheme
    /// How many low bits of a slot hold the value; the round stands above.
    private let valueBits: UInt32

    public init(scheme: SketchScheme) {
        self.scheme = scheme
        let rounds = UInt32(2 * scheme.slots)
        valueBits = UInt32((rounds - 1).leadingZeroBitCount)
    }

    /// The signature of a set; nil for the empty set, which is like nothing.
    ///
    /// Expected time O(n + k log k) for n elements and k slots. Elements may
    /// repeat.
    ///
    /// - Parameter elements: hashes whose bits are all well mixed.
    public func signature(of elements: [UInt64]) -> Signature? {
        guard !elements.isEmpty else { return nil }
        var slots = [UInt32](repeating: 0, count: scheme.slots)
        sketch(elements, into: &slots)
        return Signature(scheme: scheme, slots: slots)
    }

    /// The same into given memory: `scheme.slots` slots, whatever they held.
    ///
    /// - Precondition: `elements` is not empty.
    public func sketch(_ elements: [UInt64], into slots: inout [UInt32]) {
        precondition(!elements.isEmpty && slots.count == scheme.slots)
        let elements = elements.span
        var slots = slots.mutableSpan
        for index in slots.indices { slots[index] = .max }
        let count = UInt32(scheme.slots)
        scatter(elements, into: &slots)
        var round: UInt32 = 1
        while !Self.isFull(slots), round < count {
            scatterAgain(elements, round: round, into: &slots)
            round += 1
        }
        for slot in 0..<count where slots[Int(slot)] == .max {
            slots[Int(slot)] = least(elements, round: count + slot)
        }
    }

    /// The first round: every element may lower a slot.
    private func scatter(_ elements: Span<UInt64>, into slots: inout MutableSpan<UInt32>) {
        let key = Mixing.key(0, seed: scheme.seed)
        let mask = UInt32(1) << valueBits &- 1
        for index in elements.indices {
            let mixed = Mixing.mix(elements[index], key)
            let slot = slot(of: mixed)
            let value = UInt32(truncatingIfNeeded: mixed) & mask
            // Written back either way: a branch here is mispredicted.
            let kept = unsafe slots[unchecked: slot]
            unsafe slots[unchecked: slot] = value < kept ? value : kept
        }
    }

    /// A later round: only slots that were empty before it can change, and few
    /// are.
    private func scatterAgain(
        _ elements: Span<UInt64>, round: UInt32, into slots: inout MutableSpan<UInt32>
    ) {
        let key = Mixing.key(round, seed: scheme.seed)
        let mask = UInt32(1) << valueBits &- 1
        let base = round << valueBits
        for index in elements.indices {
            let mixed = Mixing.mix(elements[index], key)
            let slot = slot(of: mixed)
            let kept = unsafe slots[unchecked: slot]
            if kept < base { continue }
            unsafe slots[unchecked: slot] = min(base | UInt32(truncatingIfNeeded: mixed) & mask, kept)
        }
    }

    /// Which slot a hash falls into: its upper half, scaled.
    @inline(__always)
    private func slot(of mixed: UInt64) -> Int {
        Int(truncatingIfNeeded: (mixed >> 32 &* UInt64(scheme.slots)) >> 32)
    }

    private func least(_ elements: Span<UInt64>, round: UInt32) -> UInt32 {
        let key = Mixing.key(round, seed: scheme.seed)
        let mask = UInt32(1) << valueBits &- 1
        var least = UInt32.max
        for index in elements.indices {
            let value = UInt32(truncatingIfNeeded: Mixing.mix(elements[index], key)) & mask
            least = min(least, value)
        }
        return round << valueBits | least
    }

    private static func isFull(_ slots: borrowing MutableSpan<UInt32>) -> Bool {
        var empty: UInt32 = 0
        for index in slots.indices { empty |= slots[index] == .max ? 1 : 0 }
        return empty == 0
    }
}

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
