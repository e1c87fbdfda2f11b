/// The pairs of texts judged reuse.
struct LiveGraph: Sendable {
    /// As much of a verdict as families need.
    struct Edge: Sendable {
        let score: Double
        let first: UInt32
        let second: UInt32
        let shared: UInt32
        let isNear: Bool

        init(score: Double, overlap: Overlap, isNear: Bool) {
            self.score = score
            first = UInt32(overlap.first)
            second = UInt32(overlap.second)
            shared = UInt32(overlap.shared)
            self.isNear = isNear
        }

        var overlap: Overlap { Overlap(first: Int(first), second: Int(second), shared: Int(shared)) }
    }

    private var edges: [DocumentPair: Edge] = [:]
    private var neighbours: [TextNumber: [TextNumber]] = [:]

    /// Texts that are in a pair.
    var texts: some Sequence<TextNumber> { neighbours.keys }

    func neighbours(of text: TextNumber) -> [TextNumber] { neighbours[text] ?? [] }

    subscript(one: TextNumber, other: TextNumber) -> Edge? {
        edges[DocumentPair(one.rawValue, other.rawValue)]
    }

    mutating func insert(_ edge: Edge, between one: TextNumber, and other: TextNumber) {
        guard edges.updateValue(edge, forKey: DocumentPair(one.rawValue, other.rawValue)) == nil else {
            return
        }
        neighbours[one, default: []].append(other)
        neighbours[other, default: []].append(one)
    }

    /// Forgets every pair of a text.
    mutating func remove(_ text: TextNumber) {
        for other in neighbours.removeValue(forKey: text) ?? [] {
            edges[DocumentPair(text.rawValue, other.rawValue)] = nil
            neighbours[other]!.removeAll { $0 == text }
            if neighbours[other]!.isEmpty { neighbours[other] = nil }
        }
    }
}

/// Near-duplicates as one, as `NearDuplicateGroups` has them of a dump, but
/// joined one by one and taken apart again.
struct LiveGroups: Sendable {
    private var firsts: [TextNumber: TextNumber] = [:]
    /// The members of each group of several, by its first.
    private var members: [TextNumber: [TextNumber]] = [:]

    /// The first of the group a text is in: itself, mostly.
    func first(of text: TextNumber) -> TextNumber { firsts[text] ?? text }

    /// Makes one group of two.
    ///
    /// - Parameter precedes: the order that says which text of a group is its
    ///   first.
    mutating func join(
        _ one: TextNumber, _ other: TextNumber, precedes: (TextNumber, TextNumber) -> Bool
    ) {
        let (one, other) = (first(of: one), first(of: other))
        guard one != other else { return }
        let (kept, dissolved) = precedes(one, other) ? (one, other) : (other, one)
        var joined = members.removeValue(forKey: kept) ?? [kept]
        let added = members.removeValue(forKey: dissolved) ?? [dissolved]
        joined += added
        for text in added { firsts[text] = kept }
        members[kept] = joined
    }

    /// Takes the group of a text apart; who was in it.
    mutating func dissolve(groupOf text: TextNumber) -> [TextNumber] {
        let first = first(of: text)
        let dissolved = members.removeValue(forKey: first) ?? [first]
        for text in dissolved { firsts[text] = nil }
        return dissolved
    }
}
