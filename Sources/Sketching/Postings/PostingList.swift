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

    /// Several lists as one, without some documents.
    ///
    /// - Complexity: O(*n*) for *n* postings.
    public init(merging lists: [PostingList], without gone: Set<UInt32> = [], most: Int = .max) {
        var spare: [Posting] = []
        self.init(
            partitions: (0..<Self.partitionCount).map { number in
                var postings: [Posting] = []
                for list in lists {
                    list.postings.withSpan { span in
                        for index in list.starts[number]..<list.starts[number + 1]
                        where !gone.contains(span[index].document) {
                            postings.append(span[index])
                        }
                    }
                }
                return PostingPartition(postings, spare: &spare).thinned(most: most)
            })
    }

    public func partition(_ number: Int, scratch: inout PostingShard.Scratch) -> PostingPartition {
        partition(number)
    }

    func partition(_ number: Int) -> PostingPartition {
        postings.withSpan { postings in
            PostingPartition(sorted: (starts[number]..<starts[number + 1]).map { postings[$0] })
        }
    }

    public var count: Int { postings.count }

    /// The documents under a key, ascending. O(log *n*) and their number.
    public func documents(under key: UInt64) -> [UInt32] { documents(under: key, atMost: .max) ?? [] }

    /// The documents under a key, ascending; nil if there are more than `limit`.
    /// O(log *n*) and their number.
    func documents(under key: UInt64, atMost limit: Int) -> [UInt32]? {
        postings.withSpan { postings in
            let range = range(of: key, in: postings)
            return range.count > limit ? nil : range.map { postings[$0].document }
        }
    }

    /// Calls `start` with how many documents are under each of some keys, then `body`
    /// with each of them; `start` with nil where there are more than `limit`.
    ///
    /// - Complexity: O(log *n*) for each key, and the documents.
    func forEachDocument(
        underEach keys: [UInt64], atMost limit: Int, start: (_ count: Int?) -> Void,
        _ body: (UInt32) -> Void
    ) {
        postings.withSpan { postings in
            for key in keys {
                let range = range(of: key, in: postings)
                let isListed =
                    range.isEmpty
                    || range.count <= limit && postings[range.upperBound - 1].document != Self.tooMany
                start(isListed ? range.count : nil)
                if isListed { for place in range { body(postings[place].document) } }
            }
        }
    }

    /// The lowest and the highest document under a key that count.
    func outermost(under key: UInt64, where counts: (UInt32) -> Bool) -> (first: UInt32, last: UInt32)? {
        postings.withSpan { postings in
            postings.outermost(in: range(of: key, in: postings), where: counts)
        }
    }

    @inline(__always)
    private func range(of key: UInt64, in postings: Span<Posting>) -> Range<Int> {
        let number = Posting.partition(of: key)
        return postings.range(
            of: Posting(key: key, document: 0).key, in: starts[number]..<starts[number &+ 1])
    }
}
