/// The postings of one 256th of the keys, sorted, each once, in memory.
public struct PostingPartition: Sendable {
    let postings: [Posting]

    /// - Parameters:
    ///   - postings: in any order, repetitions allowed.
    ///   - spare: working memory.
    init(_ postings: consuming [Posting], spare: inout [Posting]) {
        PostingSort.sort(&postings, spare: &spare)
        postings.removeRepetitions()
        self.postings = postings
    }

    /// - Parameter sorted: without repetition.
    init(sorted postings: [Posting]) { self.postings = postings }

    public var count: Int { postings.count }

    /// Calls `body` with the documents of every key that has at least two,
    /// ascending, key by key.
    public func forEachGroup(_ body: (_ documents: PostingGroup) -> Void) {
        forEachKey { group in if group.count > 1 { body(PostingGroup(postings: group)) } }
    }

    /// The same where of keys that more than so many documents have only that is
    /// listed.
    public func thinned(most: Int) -> PostingPartition {
        guard most < .max else { return self }
        var kept: [Posting] = []
        forEachKey { group in
            if group.count > most || group.last?.document == PostingList.tooMany {
                kept.append(group[group.startIndex].of(PostingList.tooMany))
            } else {
                kept += group
            }
        }
        return PostingPartition(sorted: kept)
    }

    private func forEachKey(_ body: (ArraySlice<Posting>) -> Void) {
        var start = 0
        while start < postings.count {
            var end = start + 1
            let key = postings[start].key
            while end < postings.count, postings[end].key == key { end += 1 }
            body(postings[start..<end])
            start = end
        }
    }
}

/// The documents under one key, ascending.
public struct PostingGroup: RandomAccessCollection {
    let postings: ArraySlice<Posting>

    public var startIndex: Int { postings.startIndex }
    public var endIndex: Int { postings.endIndex }
    public subscript(index: Int) -> UInt32 { postings[index].document }
}

extension [Posting] {
    /// Leaves of equal ones in a row the first.
    mutating func removeRepetitions() {
        var kept = 0
        for index in indices where index == 0 || self[index] != self[kept - 1] {
            self[kept] = self[index]
            kept += 1
        }
        removeLast(count - kept)
    }
}

extension Span<Posting> {
    /// Where the postings of a key are in sorted ones.
    ///
    /// Keys are hashes, evenly spread, so where one must be is nearly known.
    ///
    /// - Complexity: O(log *n*).
    func range(of key: UInt32) -> Range<Int> { range(of: key, in: 0..<count) }

    /// The same in a part of them.
    func range(of key: UInt32, in part: Range<Int>) -> Range<Int> {
        let first = UInt64(key) << 32
        let guess = part.lowerBound &+ Int((UInt64(part.count) &* UInt64(key)) >> 32)
        var (low, high) = (guess, guess)
        var step = 8
        while low > part.lowerBound, self[low &- 1].bits >= first {
            high = low
            low = Swift.max(part.lowerBound, low &- step)
            step &*= 4
        }
        step = 8
        while high < part.upperBound, self[high].bits < first {
            low = high &+ 1
            high = Swift.min(part.upperBound, high &+ step)
            step &*= 4
        }
        while low < high {
            let middle = (low &+ high) / 2
            if self[middle].bits >= first { high = middle } else { low = middle &+ 1 }
        }
        let start = low
        // Most keys have few.
        while low < part.upperBound, low &- start < 8, self[low].key == key { low &+= 1 }
        guard low < part.upperBound, low &- start == 8, self[low].key == key else { return start..<low }
        high = part.upperBound
        while low < high {
            let middle = (low &+ high) / 2
            if self[middle].key != key { high = middle } else { low = middle &+ 1 }
        }
        return start..<low
    }

    /// The first and the last document in a range that count.
    func outermost(
        in range: Range<Int>, where counts: (UInt32) -> Bool
    ) -> (first: UInt32, last: UInt32)? {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, !counts(self[start].document) { start += 1 }
        while start < end, !counts(self[end - 1].document) { end -= 1 }
        return start < end ? (self[start].document, self[end - 1].document) : nil
    }
}
