/// Postings that are walked partition by partition.
public protocol PostingPartitions: Sendable {
    /// One of ``PostingList/partitionCount`` partitions. Each may be asked for once.
    func partition(_ number: Int, scratch: inout PostingShard.Scratch) -> PostingPartition
}

/// From a key to the documents that have it, never changed: sorted arrays, so a
/// posting costs 8 bytes and a group of one key lies together. Cut into 256
/// partitions by the upper bits of the key, so that threads can build and walk
/// them side by side.
public struct PostingList: PostingPartitions {
    public static let partitionCount = 256
    /// Of a key so many upper bits count; who keeps keys need keep no more.
    public static let keyBits = 40
    /// Stands under a key for documents that are not listed, as there are too many.
    public static let tooMany = UInt32.max

    /// Sorted by partition, key and document.
    let postings: FlatArray<Posting>
    /// Where each partition begins, and the last ends.
    let starts: [Int]

    init(_ postings: FlatArray<Posting>, starts: [Int]) {
        precondition(starts.count == Self.partitionCount + 1)
        self.postings = postings
        self.starts = starts
    }

    /// - Parameter partitions: all of them, in order.
    public init(partitions: [PostingPartition]) {
        precondition(partitions.count == Self.partitionCount)
        var partitions = partitions
        let starts = partitions.reduce(into: [0]) { $0.append($0.last! + $1.count) }
        var postings: [Posting] = []
        postings.reserveCapacity(starts.last!)
        for number in partitions.indices {
            postings += partitions[number].postings
            // Given up one by one, so that all of it is never there twice.
            partitions[number] = PostingPartition(sorted: [])
        }
        self.init(FlatArray(postings), starts: starts)
    }

    /// What builders collected.
    ///
    /// - Parameter most: of a key that more documents have, only
    ///   ``PostingList/tooMany`` is listed.
    ///
    /// - Complexity: O(*n*) for *n* postings.
    public init(_ builders: consuming [PostingBuilder], most: Int = .max) {
        var scratch = PostingShard.Scratch()
        self.init(
            partitions: PostingShard.shards(of: builders).map { shard in
                shard.take(scratch: &scratch) { _, document in document }.thinned(most: most)
            })
    }

    /// Several lists as one, without some documents; nil where one of them cannot be
    /// read.
    ///
    /// - Complexity: O(*n*) for *n* postings.
    init?(merging lists: [PostingList], without gone: Set<UInt32> = [], most: Int = .max) {
        var spare: [Posting] = []
        var partitions: [PostingPartition] = []
        for number in 0..<Self.partitionCount {
            var postings: [Posting] = []
            for list in lists {
                let partition = list.partition(number)
                guard partition.count == list.starts[number + 1] - list.starts[number] else { return nil }
                for posting in partition.postings where !gone.contains(posting.document) {
                    postings.append(posting)
                }
            }
            partitions.append(PostingPartition(postings, spare: &spare).thinned(most: most))
        }
        self.init(partitions: partitions)
    }

    public func partition(_ number: Int, scratch: inout PostingShard.Scratch) -> PostingPartition {
        partition(number)
    }

    func partition(_ number: Int) -> PostingPartition {
        PostingPartition(sorted: postings.elements(in: starts[number]..<starts[number + 1]))
    }

    public var count: Int { postings.count }

    /// The documents under a key, ascending. O(log *n*) and their number.
    public func documents(under key: UInt64) -> [UInt32] { documents(under: key, atMost: .max) ?? [] }

    /// The documents under a key, ascending; nil if there are more than `limit`.
    ///
    /// - Complexity: O(log *n*) and their number; where the list is in a file, one or
    ///   two reads of some kilobytes for most keys.
    func documents(under key: UInt64, atMost limit: Int) -> [UInt32]? {
        if let postings = postings.elementsInMemory {
            let range = postings.span.range(of: key.short, in: part(of: key))
            return range.count > limit ? nil : range.map { postings[$0].document }
        }
        let block = block(of: key)
        let range = block.postings.span.range(of: key.short)
        if range.count > limit { return nil }
        if range.upperBound < block.postings.count || block.range.upperBound == part(of: key).upperBound {
            return range.map { block.postings[$0].document }
        }
        let start = block.range.lowerBound + range.lowerBound
        let end = place(of: key.end, in: start..<part(of: key).upperBound)
        if end - start > limit { return nil }
        return postings.elements(in: start..<end).map(\.document)
    }

    /// Calls `start` with how many documents are under each of some keys, then `body`
    /// with each of them; `start` with nil where there are more than `limit`.
    ///
    /// - Complexity: O(log *n*) for each key, and the documents.
    func forEachDocument(
        underEach keys: [UInt64], atMost limit: Int, start: (_ count: Int?) -> Void,
        _ body: (UInt32) -> Void
    ) {
        guard let postings = postings.elementsInMemory else {
            for key in keys {
                let documents = documents(under: key, atMost: limit)
                let isListed = documents.map { $0.last != Self.tooMany } ?? false
                start(isListed ? documents!.count : nil)
                if isListed { for document in documents! { body(document) } }
            }
            return
        }
        let span = postings.span
        for key in keys {
            let range = span.range(of: key.short, in: part(of: key))
            let isListed =
                range.isEmpty || range.count <= limit && span[range.upperBound - 1].document != Self.tooMany
            start(isListed ? range.count : nil)
            if isListed { for place in range { body(span[place].document) } }
        }
    }

    /// The lowest and the highest document under a key that count.
    ///
    /// - Complexity: O(log *n*), and those that stand before the ones found.
    func outermost(under key: UInt64, where counts: (UInt32) -> Bool) -> (first: UInt32, last: UInt32)? {
        if let postings = postings.elementsInMemory {
            return postings.span.outermost(
                in: postings.span.range(of: key.short, in: part(of: key)), where: counts)
        }
        let part = part(of: key)
        let start = place(of: UInt64(key.short) << 32, in: part)
        let end = place(of: key.end, in: start..<part.upperBound)
        func first(_ places: some Sequence<Int>) -> UInt32? {
            places.lazy.compactMap { postings.elements(in: $0..<$0 + 1).first?.document }.first(where: counts)
        }
        guard let low = first(start..<end), let high = first((start..<end).reversed()) else { return nil }
        return (low, high)
    }

    /// Where the postings of a key's partition are.
    @inline(__always)
    private func part(of key: UInt64) -> Range<Int> {
        let number = Posting.partition(of: key)
        return starts[number]..<starts[number &+ 1]
    }

    /// Read at a time from a file, in postings: a page.
    private static let blockSize = 512

    /// A block in which the postings of a key begin, if there are any.
    private func block(of key: UInt64) -> (range: Range<Int>, postings: [Posting]) {
        let part = part(of: key)
        let first = UInt64(key.short) << 32
        // Keys are hashes, evenly spread, so where one must be is nearly known.
        let guess = part.lowerBound + Int((UInt64(part.count) &* UInt64(key.short)) >> 32)
        var start = max(part.lowerBound, min(guess - Self.blockSize / 2, part.upperBound - Self.blockSize))
        var known = part
        while true {
            let range = start..<min(part.upperBound, start + Self.blockSize)
            let block = postings.elements(in: range)
            guard let low = block.first, let high = block.last else { return (range, block) }
            if low.bits >= first, range.lowerBound > known.lowerBound {
                known = known.lowerBound..<range.lowerBound
                start = max(known.lowerBound, range.lowerBound - Self.blockSize)
            } else if high.bits < first, range.upperBound < known.upperBound {
                known = range.upperBound..<known.upperBound
                start = range.upperBound
            } else {
                return (range, block)
            }
        }
    }

    /// The first place in a range whose posting is not less.
    private func place(of bits: UInt64, in range: Range<Int>) -> Int {
        var (low, high) = (range.lowerBound, range.upperBound)
        while low < high {
            let middle = (low + high) / 2
            guard let posting = postings.elements(in: middle..<middle + 1).first else { return low }
            if posting.bits >= bits { high = middle } else { low = middle + 1 }
        }
        return low
    }
}

extension UInt64 {
    /// As much of a key as a posting keeps beside its partition.
    @inline(__always)
    fileprivate var short: UInt32 { Posting(key: self, document: 0).key }

    /// Not less than any posting of a key in its partition, and less than those after.
    fileprivate var end: UInt64 {
        let next = (UInt64(short) + 1) << 32
        return next == 0 ? .max : next
    }
}
