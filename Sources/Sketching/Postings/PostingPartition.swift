/// The postings of one 256th of the keys, sorted, each once, never changed.
public struct PostingPartition: Sendable {
    let postings: FlatArray<Posting>

    init(_ postings: FlatArray<Posting>) { self.postings = postings }

    /// - Parameters:
    ///   - postings: in any order, repetitions allowed.
    ///   - spare: working memory.
    init(_ postings: consuming [Posting], spare: inout [Posting]) {
        PostingSort.sort(&postings, spare: &spare)
        postings.removeRepetitions()
        self.postings = FlatArray(postings)
    }

    public var count: Int { postings.count }

    /// Calls `body` with the documents of every key that has at least two,
    /// ascending, key by key.
    public func forEachGroup(_ body: (_ documents: PostingGroup) -> Void) {
        let postings = postings.elements
        var start = 0
        while start < postings.count {
            var end = start + 1
            let key = postings[start].key
            while end < postings.count, postings[end].key == key { end += 1 }
            if end - start > 1 { body(PostingGroup(postings: postings[start..<end])) }
            start = end
        }
    }

    /// Where the postings of a key are.
    ///
    /// - Complexity: O(log *n*).
    @inline(__always)
    func range(of key: UInt32) -> Range<Int> { postings.withSpan { $0.range(of: key) } }

    func forEachDocument(
        under key: UInt32, atMost limit: Int, _ body: (UInt32, Int) -> Void
    ) -> Int? {
        postings.withSpan { postings in
            let range = postings.range(of: key)
            guard range.count <= limit else { return nil }
            if !range.isEmpty, postings[range.upperBound - 1].document == PostingList.tooMany { return nil }
            for place in range { body(postings[place].document, range.count) }
            return range.count
        }
    }

    /// The lowest and the highest document under a key that count.
    func outermost(
        under key: UInt32, where counts: (UInt32) -> Bool
    ) -> (first: UInt32, last: UInt32)? {
        postings.withSpan { $0.outermost(in: range(of: key), where: counts) }
    }

    /// The documents in a range of postings.
    func documents(in range: Range<Int>) -> [UInt32] {
        postings.withSpan { postings in range.map { postings[$0].document } }
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
    func range(of key: UInt32) -> Range<Int> {
        let first = UInt64(key) << 32
        let guess = Int((UInt64(count) &* UInt64(key)) >> 32)
        var (low, high) = (guess, guess)
        var step = 8
        while low > 0, self[low &- 1].bits >= first {
            high = low
            low = Swift.max(0, low &- step)
            step &*= 4
        }
        step = 8
        while high < count, self[high].bits < first {
            low = high &+ 1
            high = Swift.min(count, high &+ step)
            step &*= 4
        }
        while low < high {
            let middle = (low &+ high) / 2
            if self[middle].bits >= first { high = middle } else { low = middle &+ 1 }
        }
        var end = low
        // Most keys have few.
        while end < count, end &- low < 8, self[end].key == key { end &+= 1 }
        if end < count, end &- low == 8, self[end].key == key {
            end = firstPlace { $0.bits > first | 0xFFFF_FFFF }
        }
        return low..<end
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
