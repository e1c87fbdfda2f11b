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
