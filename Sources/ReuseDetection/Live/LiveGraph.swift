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
    private var neighbours: [Document: [Document]] = [:]

    /// Texts that are in a pair.
    var texts: some Sequence<Document> { neighbours.keys }

    func neighbours(of text: Document) -> [Document] { neighbours[text] ?? [] }

    subscript(one: Document, other: Document) -> Edge? { edges[DocumentPair(one, other)] }

    mutating func insert(_ edge: Edge, between one: Document, and other: Document) {
        guard edges.updateValue(edge, forKey: DocumentPair(one, other)) == nil else { return }
        neighbours[one, default: []].append(other)
        neighbours[other, default: []].append(one)
    }

    /// Forgets every pair of a text.
    mutating func remove(_ text: Document) {
        for other in neighbours.removeValue(forKey: text) ?? [] {
            edges[DocumentPair(text, other)] = nil
            neighbours[other]!.removeAll { $0 == text }
            if neighbours[other]!.isEmpty { neighbours[other] = nil }
        }
    }
}

/// Near-duplicates as one, as `NearDuplicateGroups` has them of a dump, but
/// joined one by one and taken apart again.
struct LiveGroups: Sendable {
    private var firsts: [Document: Document] = [:]
    /// The members of each group of several, by its first.
    private var members: [Document: [Document]] = [:]

    /// The first of the group a text is in: itself, mostly.
    func first(of text: Document) -> Document { firsts[text] ?? text }

    /// Makes one group of two.
    ///
    /// - Parameter precedes: the order that says which text of a group is its
    ///   first.
    mutating func join(
        _ one: Document, _ other: Document, precedes: (Document, Document) -> Bool
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
    mutating func dissolve(groupOf text: Document) -> [Document] {
        let first = first(of: text)
        let dissolved = members.removeValue(forKey: first) ?? [first]
        for text in dissolved { firsts[text] = nil }
        return dissolved
    }
}
