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
