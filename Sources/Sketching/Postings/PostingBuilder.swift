/// Collects postings, key by document, for a ``PostingIndex`` built in one go.
///
/// One per thread; the documents are numbered by the caller, from 0 upward,
/// and may be renumbered when the index is built.
public struct PostingBuilder: Sendable {
    var partitions: [[Posting]]

    public init() {
        partitions = Array(repeating: [], count: PostingIndex.partitionCount)
    }

    /// Adds `document` under each of `keys`.
    public mutating func add(_ document: UInt32, under keys: [UInt64]) {
        for key in keys {
            partitions[Posting.partition(of: key)].append(Posting(key: key, document: document))
        }
    }
}
