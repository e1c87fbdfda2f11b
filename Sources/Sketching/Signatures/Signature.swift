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
