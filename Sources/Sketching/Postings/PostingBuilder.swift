import Synchronization

/// Collects postings, key by document, for a list built in one go.
///
/// One per thread; the documents are numbered by the caller, and may be renumbered
/// when the list is built. It takes least room if their numbers ascend.
///
/// Postings go into one open chunk per partition; a full one is put aside, packed
/// into six bytes a posting. An array per partition that grows by doubling would
/// hold half as much again, and have the system clear every page twice.
public struct PostingBuilder: Sendable {
    private static let chunkSize = 512

    /// Postings of documents close together.
    struct Chunk: Sendable {
        private let first: UInt32
        private let keys: [UInt32]
        /// How far after the first each document is.
        private let distances: [UInt16]

        /// - Parameter postings: no document is before the first one's, nor more than
        ///   65,535 after it.
        init(_ postings: ArraySlice<Posting>) {
            let first = postings.first?.document ?? 0
            self.first = first
            keys = postings.map(\.key)
            distances = postings.map { UInt16($0.document - first) }
        }

        var count: Int { keys.count }

        func forEach(_ body: (_ key: UInt32, _ document: UInt32) -> Void) {
            for index in keys.indices { body(keys[index], first + UInt32(distances[index])) }
        }
    }

    /// The open chunks of all partitions, one behind the other.
    private var open: [Posting]
    /// How many postings each open chunk has.
    private var fill: [Int]
    /// The full chunks of each partition.
    private var chunks: [[Chunk]]

    public init() {
        open = Array(repeating: Posting(bits: 0), count: PostingList.partitionCount * Self.chunkSize)
        fill = Array(repeating: 0, count: PostingList.partitionCount)
        chunks = Array(repeating: [], count: PostingList.partitionCount)
    }

    /// Adds `document` under each of `keys`.
    public mutating func add(_ document: UInt32, under keys: [UInt64]) {
        for key in keys {
            let partition = Posting.partition(of: key)
            open[partition &* Self.chunkSize &+ fill[partition]] = Posting(key: key, document: document)
            fill[partition] &+= 1
            if fill[partition] == Self.chunkSize { putAside(partition) }
        }
    }

    /// What was collected of one partition.
    func chunks(of partition: Int) -> [Chunk] {
        var chunks = chunks[partition]
        Self.append(openPostings(of: partition), to: &chunks)
        return chunks
    }

    private mutating func putAside(_ partition: Int) {
        Self.append(openPostings(of: partition), to: &chunks[partition])
        fill[partition] = 0
    }

    private func openPostings(of partition: Int) -> ArraySlice<Posting> {
        let start = partition * Self.chunkSize
        return open[start..<start + fill[partition]]
    }

    /// As one chunk, or as several where documents are far apart.
    private static func append(_ postings: ArraySlice<Posting>, to chunks: inout [Chunk]) {
        var rest = postings
        while let first = rest.first {
            let end =
                rest.firstIndex { $0.document &- first.document > UInt32(UInt16.max) } ?? rest.endIndex
            chunks.append(Chunk(rest[..<end]))
            rest = rest[end...]
        }
    }
}

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
    private let collected: Mutex<[[PostingBuilder.Chunk]]>

    private init(_ collected: [[PostingBuilder.Chunk]]) {
        self.collected = Mutex(collected)
    }

    /// One shard per partition.
    public static func shards(of builders: consuming [PostingBuilder]) -> [PostingShard] {
        (0..<PostingList.partitionCount).map { number in
            PostingShard(builders.map { $0.chunks(of: number) })
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
            for chunk in chunks {
                chunk.forEach { key, number in
                    guard let document = renumber(builder, number) else { return }
                    postings.append(Posting(bits: UInt64(key) << 32 | UInt64(document)))
                }
            }
        }
        return PostingPartition(postings, spare: &scratch.postings)
    }
}
