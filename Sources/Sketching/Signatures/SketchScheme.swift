/// Everything that must agree between two sketches for them to be compared.
public struct SketchScheme: Hashable, Sendable {
    /// The word folding, word hash, shingle hash and sketch algorithm, as one
    /// version: stored sketches of another family mean nothing here.
    public static let family = "wirecopy-2/xxh3/bucket-rounds"

    /// The hash family the sketches were made with.
    public let family: String
    /// The number of slots of a signature, 1 to 4096.
    public let slots: Int
    /// Chooses the hash functions of the family.
    public let seed: UInt64

    public init(slots: Int = 128, seed: UInt64 = 0, family: String = SketchScheme.family) {
        precondition((1...4096).contains(slots), "a signature has 1 to 4096 slots")
        self.slots = slots
        self.seed = seed
        self.family = family
    }
}

/// Two sketches that were made differently say nothing about each other.
public struct SketchMismatch: Error, CustomStringConvertible {
    public let left: SketchScheme
    public let right: SketchScheme

    public var description: String {
        "sketches of \(left.family), \(left.slots) slots, seed \(left.seed) and of "
            + "\(right.family), \(right.slots) slots, seed \(right.seed) cannot be compared: "
            + "sketch both with the same scheme"
    }
}
