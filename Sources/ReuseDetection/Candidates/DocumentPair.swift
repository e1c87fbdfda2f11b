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
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < pair { low = middle + 1 } else { high = middle }
        }
        return low < count && self[low] == pair
    }

    /// The same pairs, those that hang together by other pairs beside each other,
    /// else in the order they had.
    ///
    /// - Parameter documents: more than any number in a pair.
    ///
    /// - Complexity: O(*n* log *n*) for *n* pairs and documents.
    func gathered(documents: Int) -> [DocumentPair] {
        var parents = (0..<documents).map { Document($0) }
        func root(_ document: Document) -> Document {
            var document = document
            while parents[Int(document)] != document {
                parents[Int(document)] = parents[Int(parents[Int(document)])]
                document = parents[Int(document)]
            }
            return document
        }
        for pair in self {
            let (one, other) = (root(pair.first), root(pair.second))
            parents[Int(Swift.max(one, other))] = Swift.min(one, other)
        }
        var starts = [Int](repeating: 0, count: documents + 1)
        let roots = map { root($0.first) }
        for root in roots { starts[Int(root) + 1] += 1 }
        for document in 0..<documents { starts[document + 1] += starts[document] }
        var gathered = self
        for (pair, root) in zip(self, roots) {
            gathered[starts[Int(root)]] = pair
            starts[Int(root)] += 1
        }
        return gathered
    }
}
