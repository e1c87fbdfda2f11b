/// Collects postings, key by document, for a ``PostingIndex`` built in one go.
///
/// One per thread; the documents are numbered by the caller, from 0 upward,
/// and may be renumbered when the index is built.
///
/// Postings go into one open chunk per partition; a full one is put aside. An
/// array per partition that grows by doubling would hold half as much again,
/// and have the system clear every page twice.
public struct PostingBuilder: Sendable {
    private static let chunkSize = 512

    /// The open chunks of all partitions, one behind the other.
    private var open: [Posting]
    /// How many postings each open chunk has.
    private var fill: [Int]
    /// The full chunks of each partition.
    private var chunks: [[[Posting]]]

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
    func postings(of partition: Int) -> [[Posting]] {
        let start = partition * Self.chunkSize
        return chunks[partition] + [Array(open[start..<start + fill[partition]])]
    }

    private mutating func putAside(_ partition: Int) {
        let start = partition * Self.chunkSize
        chunks[partition].append(Array(open[start..<start + Self.chunkSize]))
        fill[partition] = 0
    }
}
