/// Things gathered by what connects them: for each the number of its group.
///
/// For labels, where every connection is true; what is found is gathered with
/// more care (``Family``).
public struct ConnectedGroups: Sendable {
    private var parents: [Int]

    public init(count: Int) {
        parents = Array(0..<count)
    }

    public mutating func connect(_ one: Int, _ other: Int) {
        let (one, other) = (root(of: one), root(of: other))
        parents[max(one, other)] = min(one, other)
    }

    /// For each thing the lowest one it is connected to.
    public var groups: [Int] {
        var copy = self
        return parents.indices.map { copy.root(of: $0) }
    }

    private mutating func root(of thing: Int) -> Int {
        var thing = thing
        while parents[thing] != thing {
            parents[thing] = parents[parents[thing]]
            thing = parents[thing]
        }
        return thing
    }
}
