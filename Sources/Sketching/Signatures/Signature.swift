/// A fixed-size sketch of a set of hashes that estimates its Jaccard
/// similarity to others.
public struct Signature: Hashable, Sendable {
    public let scheme: SketchScheme
    /// `scheme.slots` minima.
    public let slots: [UInt32]

    /// - Precondition: as many slots as the scheme says.
    public init(scheme: SketchScheme, slots: [UInt32]) {
        precondition(slots.count == scheme.slots)
        self.scheme = scheme
        self.slots = slots
    }

    /// An unbiased estimate of the Jaccard similarity of the two sets: the
    /// share of slots that agree.
    ///
    /// Its variance is at most J(1 − J) / slots, and about half of that for
    /// sets with fewer elements than slots.
    ///
    /// - Throws: ``SketchMismatch`` if the schemes differ.
    public func jaccard(with other: Signature) throws(SketchMismatch) -> Double {
        guard scheme == other.scheme else { throw SketchMismatch(left: scheme, right: other.scheme) }
        var equal = 0
        for index in slots.indices where slots[index] == other.slots[index] { equal += 1 }
        return Double(equal) / Double(slots.count)
    }
}

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
