/// Near-duplicates as one: for each document the first of those it is
/// connected to by copies. Only for counting how many stories have a shingle;
/// families are gathered with more care.
struct NearDuplicateGroups {
    let firsts: [Document]

    init(_ verdicts: [Verdict], documents: Int) {
        var forest = DocumentForest(documents: documents)
        for verdict in verdicts where verdict.relation.isReuse { forest.join(verdict.first, verdict.second) }
        firsts = (0..<Document(documents)).map { forest.root(of: $0) }
    }
}
