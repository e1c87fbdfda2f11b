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

    public let partitions: [PostingPartition]

    /// - Parameter partitions: all of them, in order.
    public init(partitions: [PostingPartition]) {
        precondition(partitions.count == Self.partitionCount)
        self.partitions = partitions
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
    /// - Complexity: O(*n* log *n*) for *n* postings, those of a partition in
    ///   memory.
    public init(merging lists: [PostingList], without gone: Set<UInt32> = [], most: Int = .max) {
        var spare: [Posting] = []
        self.init(
            partitions: (0..<Self.partitionCount).map { number in
                var postings: [Posting] = []
                for list in lists {
                    list.partitions[number].postings.withSpan { span in
                        for index in span.indices where !gone.contains(span[index].document) {
                            postings.append(span[index])
                        }
                    }
                }
                return PostingPartition(postings, spare: &spare).thinned(most: most)
            })
    }

    public func partition(_ number: Int, scratch: inout PostingShard.Scratch) -> PostingPartition {
        partitions[number]
    }

    public var count: Int { partitions.reduce(0) { $0 + $1.count } }

    /// How many documents are under a key. O(log *n*).
    func count(under key: UInt64) -> Int {
        partitions[Posting.partition(of: key)].range(of: Posting(key: key, document: 0).key).count
    }

    /// The documents under a key, ascending. O(log *n*) and their number.
    public func documents(under key: UInt64) -> [UInt32] {
        let partition = partitions[Posting.partition(of: key)]
        return partition.documents(in: partition.range(of: Posting(key: key, document: 0).key))
    }
}

extension PostingPartition {
    /// The same where of keys that many documents have only that is listed.
    public func thinned(most: Int) -> PostingPartition {
        guard most < .max else { return self }
        let all = postings.elements
        var kept: [Posting] = []
        var start = 0
        while start < all.count {
            var end = start + 1
            while end < all.count, all[end].key == all[start].key { end += 1 }
            if end - start > most || all[end - 1].document == PostingList.tooMany {
                kept.append(all[start].of(PostingList.tooMany))
            } else {
                kept += all[start..<end]
            }
            start = end
        }
        return PostingPartition(FlatArray(kept))
    }
}
