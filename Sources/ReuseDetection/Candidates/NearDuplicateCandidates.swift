import Sketching

/// Pairs whose signatures agree in a band.
enum NearDuplicateCandidates {
    /// Groups of more documents than this are not paired all with all.
    static let hotGroup = 48

    /// The candidates, sorted, each once. Empties the band shards.
    ///
    /// Expected O(n) for n documents: in a group of many, the copies of one
    /// text, each is paired with the first and with the one before it, and the
    /// rest follows from those.
    static func pairs(of intake: Intake, threads: Int) -> [DocumentPair] {
        let parts = Parallel.map(
            count: intake.bandShards.count, stride: 1, threads: threads, makeState: { PostingShard.Scratch() }
        ) { range, scratch in
            let partition = intake.bandShards[range.lowerBound].take(
                scratch: &scratch, renumber: intake.original)
            var pairs: [DocumentPair] = []
            partition.forEachGroup { add($0, to: &pairs) }
            pairs.sortUniquely()
            return pairs
        }
        var pairs = Array(parts.joined())
        pairs.sortUniquely()
        return pairs
    }

    private static func add(_ group: PostingGroup, to pairs: inout [DocumentPair]) {
        if group.count <= hotGroup {
            for (place, one) in group.enumerated() {
                for other in group.dropFirst(place + 1) { pairs.append(DocumentPair(one, other)) }
            }
        } else {
            for place in group.indices.dropFirst() {
                pairs.append(DocumentPair(group.first!, group[place]))
                pairs.append(DocumentPair(group[place - 1], group[place]))
            }
        }
    }
}
