/// Pairs, those together that hang together by other pairs. What is learnt of a
/// document is at hand only until many others have come, so pairs are worked on
/// crowd by crowd.
struct Crowds {
    /// The numbers of the pairs: of each crowd those of its pairs in the order
    /// they had, the crowds in the order of their first documents.
    let pairs: [Int]
    /// Where in `pairs` each crowd is.
    let ranges: [Range<Int>]

    /// - Parameters:
    ///   - count: of the pairs.
    ///   - documents: more than any number in a pair.
    ///   - pair: the pair with a number.
    ///
    /// - Complexity: O(*n* log *n*) for *n* pairs and documents.
    init(count: Int, documents: Int, pair: (Int) -> DocumentPair) {
        var forest = DocumentForest(documents: documents)
        for number in 0..<count {
            let pair = pair(number)
            forest.join(pair.first, pair.second)
        }
        let roots = (0..<count).map { Int(forest.root(of: pair($0).first)) }
        var ends = [Int](repeating: 0, count: documents)
        for root in roots { ends[root] += 1 }
        var ranges: [Range<Int>] = []
        var start = 0
        for root in ends.indices where ends[root] > 0 {
            ranges.append(start..<start + ends[root])
            start += ends[root]
            ends[root] = ranges.last!.lowerBound
        }
        var pairs = [Int](repeating: 0, count: count)
        for (number, root) in roots.enumerated() {
            pairs[ends[root]] = number
            ends[root] += 1
        }
        self.pairs = pairs
        self.ranges = ranges
    }
}

/// Which documents are connected. Union-find with path halving (Tarjan and van
/// Leeuwen 1984); the lowest document is always the root.
struct DocumentForest {
    private var parents: [Document]

    init(documents: Int) {
        parents = (0..<Document(documents)).map { $0 }
    }

    mutating func root(of document: Document) -> Document {
        var document = document
        while parents[Int(document)] != document {
            parents[Int(document)] = parents[Int(parents[Int(document)])]
            document = parents[Int(document)]
        }
        return document
    }

    mutating func join(_ one: Document, _ other: Document) {
        let (one, other) = (root(of: one), root(of: other))
        parents[Int(max(one, other))] = min(one, other)
    }
}
