/// Two documents, the lower-numbered one first, in one word.
struct DocumentPair: Hashable, Comparable, Sendable {
    private let bits: UInt64

    @inline(__always)
    init(_ one: Document, _ other: Document) {
        bits = UInt64(min(one, other)) << 32 | UInt64(max(one, other))
    }

    var first: Document { Document(truncatingIfNeeded: bits >> 32) }
    var second: Document { Document(truncatingIfNeeded: bits) }

    static func < (left: DocumentPair, right: DocumentPair) -> Bool { left.bits < right.bits }
}

extension Array where Element == DocumentPair {
    /// Sorts and leaves each pair once.
    mutating func sortUniquely() {
        sort()
        var kept = 0
        for index in indices where index == 0 || self[index] != self[kept - 1] {
            self[kept] = self[index]
            kept += 1
        }
        removeLast(count - kept)
    }

    /// Whether a sorted list has the pair. O(log n).
    func containsSorted(_ pair: DocumentPair) -> Bool {
        let place = firstPlace { $0 >= pair }
        return place < count && self[place] == pair
    }
}

/// Pairs in an order in which each comes soon after others of its documents:
/// what is learnt of a document is at hand only until many others have come.
struct Crowds {
    /// The numbers of the pairs, those that hang together one behind the other.
    let pairs: [Int]
    /// Where in `pairs` each crowd is, in the order of their first documents.
    let ranges: [Range<Int>]

    /// Walks from document to document along the pairs, depth first (Tarjan 1972).
    ///
    /// - Parameters:
    ///   - count: of the pairs.
    ///   - documents: more than any number in a pair.
    ///   - pair: the pair with a number.
    ///
    /// - Complexity: O(*n*) for *n* pairs and documents.
    init(count: Int, documents: Int, pair: (Int) -> DocumentPair) {
        // For each document the pairs it is in, one document behind the other.
        var starts = [Int](repeating: 0, count: documents + 1)
        for number in 0..<count {
            starts[Int(pair(number).first) + 1] += 1
            starts[Int(pair(number).second) + 1] += 1
        }
        for document in 0..<documents { starts[document + 1] += starts[document] }
        var next = starts
        var having = [Int32](repeating: 0, count: 2 * count)
        for number in 0..<count {
            for document in [Int(pair(number).first), Int(pair(number).second)] {
                having[next[document]] = Int32(number)
                next[document] += 1
            }
        }

        next = starts
        var isTaken = [Bool](repeating: false, count: count)
        var pairs: [Int] = []
        pairs.reserveCapacity(count)
        var ranges: [Range<Int>] = []
        var way: [Int] = []
        for start in 0..<documents where next[start] < starts[start + 1] {
            let first = pairs.count
            way.append(start)
            while let document = way.last {
                guard next[document] < starts[document + 1] else {
                    way.removeLast()
                    continue
                }
                let number = Int(having[next[document]])
                next[document] += 1
                guard !isTaken[number] else { continue }
                isTaken[number] = true
                pairs.append(number)
                let pair = pair(number)
                way.append(Int(pair.first) == document ? Int(pair.second) : Int(pair.first))
            }
            if pairs.count > first { ranges.append(first..<pairs.count) }
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
