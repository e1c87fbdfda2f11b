/// The postings of one 256th of the keys.
public struct PostingPartition: Sendable {
    /// Sorted, without repetition.
    private(set) var settled: [Posting] = []
    /// Sorted, without repetition, disjoint from `settled`.
    private(set) var recent: [Posting] = []

    public init() {}

    /// - Parameter postings: in any order, repetitions allowed.
    init(_ postings: consuming [Posting], spare: inout [Posting]) {
        settled = postings
        PostingSort.sort(&settled, spare: &spare)
        removeRepetitions()
    }

    public var count: Int { settled.count + recent.count }

    /// Calls `body` with the documents of every key that has at least two,
    /// ascending, key by key.
    ///
    /// - Precondition: nothing was inserted since the partition was built.
    public func forEachGroup(_ body: (_ documents: PostingGroup) -> Void) {
        precondition(recent.isEmpty, "groups are walked in an index built in one go")
        var start = 0
        while start < settled.count {
            var end = start + 1
            let key = settled[start].key
            while end < settled.count, settled[end].key == key { end += 1 }
            if end - start > 1 { body(PostingGroup(postings: settled[start..<end])) }
            start = end
        }
    }

    mutating func insert(_ posting: Posting) {
        guard !Self.contains(settled, posting) else { return }
        let place = Self.place(of: posting, in: recent)
        if place < recent.count, recent[place] == posting { return }
        recent.insert(posting, at: place)
        if recent.count > 256 + settled.count / 16 { settle() }
    }

    func documents(under key: UInt32) -> [UInt32] {
        var documents: [UInt32] = []
        let first = Posting(bits: UInt64(key) << 32)
        for list in [settled, recent] {
            var index = Self.place(of: first, in: list)
            while index < list.count, list[index].key == key {
                documents.append(list[index].document)
                index += 1
            }
        }
        documents.sort()
        return documents
    }

    func count(under key: UInt32) -> Int {
        [settled, recent].reduce(0) { $0 + Self.range(of: key, in: $1).count }
    }

    /// The lowest and the highest document under a key that count.
    func outermost(
        under key: UInt32, where counts: (UInt32) -> Bool
    ) -> (first: UInt32, last: UInt32)? {
        var lowest = UInt32.max
        var highest: UInt32?
        for list in [settled, recent] {
            let group = PostingGroup(postings: list[Self.range(of: key, in: list)])
            if let first = group.first(where: counts) { lowest = min(lowest, first) }
            if let last = group.last(where: counts) { highest = max(highest ?? 0, last) }
        }
        return highest.map { (lowest, $0) }
    }

    mutating func purge(_ removed: Set<UInt32>) {
        settle()
        settled.removeAll { removed.contains($0.document) }
    }

    private mutating func settle() {
        var merged: [Posting] = []
        merged.reserveCapacity(count)
        var old = settled.startIndex
        for posting in recent {
            while old < settled.count, settled[old] < posting {
                merged.append(settled[old])
                old += 1
            }
            merged.append(posting)
        }
        merged.append(contentsOf: settled[old...])
        settled = merged
        recent = []
    }

    private mutating func removeRepetitions() {
        var kept = 0
        for index in settled.indices where index == 0 || settled[index] != settled[kept - 1] {
            settled[kept] = settled[index]
            kept += 1
        }
        settled.removeLast(settled.count - kept)
    }

    private static func range(of key: UInt32, in list: [Posting]) -> Range<Int> {
        let start = place(of: Posting(bits: UInt64(key) << 32), in: list)
        let end = key == .max ? list.count : place(of: Posting(bits: UInt64(key + 1) << 32), in: list)
        return start..<end
    }

    private static func contains(_ list: [Posting], _ posting: Posting) -> Bool {
        let place = place(of: posting, in: list)
        return place < list.count && list[place] == posting
    }

    /// The first place whose posting is not less: binary search.
    private static func place(of posting: Posting, in list: [Posting]) -> Int {
        var low = 0
        var high = list.count
        while low < high {
            let middle = (low + high) / 2
            if list[middle] < posting { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

/// The documents under one key, ascending.
public struct PostingGroup: RandomAccessCollection {
    let postings: ArraySlice<Posting>

    public var startIndex: Int { postings.startIndex }
    public var endIndex: Int { postings.endIndex }
    public subscript(index: Int) -> UInt32 { postings[index].document }
}
