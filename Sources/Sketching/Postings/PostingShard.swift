import Synchronization

/// What several builders collected of one partition, until it is built: the
/// raw postings are given up piece by piece, so that they and the finished
/// index never stand in memory together.
public final class PostingShard: Sendable {
    /// Working memory for building, kept between calls.
    public struct Scratch: Sendable {
        var postings: [Posting] = []

        public init() {}
    }

    /// The chunks of each builder.
    private let collected: Mutex<[[[Posting]]]>

    private init(_ collected: [[[Posting]]]) {
        self.collected = Mutex(collected)
    }

    /// One shard per partition.
    public static func shards(of builders: consuming [PostingBuilder]) -> [PostingShard] {
        (0..<PostingList.partitionCount).map { number in
            PostingShard(builders.map { $0.postings(of: number) })
        }
    }

    /// Builds the partition and empties the shard.
    ///
    /// - Parameter renumber: the final number of a builder's document, by the
    ///   place of the builder; nil to leave the document out.
    public func take(
        scratch: inout Scratch, renumber: (_ builder: Int, _ document: UInt32) -> UInt32?
    ) -> PostingPartition {
        let parts = collected.withLock { parts in
            defer { parts = [] }
            return parts
        }
        var postings: [Posting] = []
        postings.reserveCapacity(parts.joined().reduce(0) { $0 + $1.count })
        for (builder, chunks) in parts.enumerated() {
            for posting in chunks.joined() {
                guard let document = renumber(builder, posting.document) else { continue }
                postings.append(posting.of(document))
            }
        }
        return PostingPartition(postings, spare: &scratch.postings)
    }
}
