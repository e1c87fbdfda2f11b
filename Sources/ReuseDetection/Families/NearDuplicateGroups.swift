/// Near-duplicates as one: for each document the first of those it is
/// connected to by copies. Only for counting how many stories have a shingle;
/// families are gathered with more care.
struct NearDuplicateGroups {
    private(set) var firsts: [Document]

    init(_ verdicts: [Verdict], documents: Int) {
        firsts = (0..<Document(documents)).map { $0 }
        for verdict in verdicts where verdict.relation.isReuse { join(verdict.first, verdict.second) }
        for document in firsts.indices { firsts[document] = first(of: Document(document)) }
    }

    /// Union-find with path halving (Tarjan and van Leeuwen 1984); the lower
    /// document is always the root.
    private mutating func first(of document: Document) -> Document {
        var document = document
        while firsts[Int(document)] != document {
            firsts[Int(document)] = firsts[Int(firsts[Int(document)])]
            document = firsts[Int(document)]
        }
        return document
    }

    private mutating func join(_ one: Document, _ other: Document) {
        let (one, other) = (first(of: one), first(of: other))
        firsts[Int(max(one, other))] = min(one, other)
    }
}
