/// From a key to the documents that have it: the one index under both LSH
/// bands and rare shingles.
///
/// Sorted arrays, so a posting costs 8 bytes and a group of one key lies
/// together. Cut into 256 partitions by the upper bits of the key, so that
/// threads can build and walk them side by side. What is inserted one by one
/// goes into a small sorted list per partition first and is merged when that
/// has grown. A removed document disappears at once and its postings at the
/// next merge.
public struct PostingIndex: Sendable {
    public static let partitionCount = 256
    /// Of a key so many upper bits count; who keeps keys need keep no more.
    public static let keyBits = 40

    var partitions: [PostingPartition]
    private var removed: Set<UInt32> = []

    public init() {
        partitions = Array(repeating: PostingPartition(), count: Self.partitionCount)
    }

    /// - Parameter partitions: all of them, in order.
    public init(partitions: [PostingPartition]) {
        precondition(partitions.count == Self.partitionCount)
        self.partitions = partitions
    }

    /// The number of postings, removed documents' not counted out before the
    /// next merge.
    public var count: Int { partitions.reduce(0) { $0 + $1.count } }

    /// Adds a document under each of its keys. Amortized O(log n) a key.
    public mutating func insert(_ document: UInt32, under keys: [UInt64]) {
        if removed.contains(document) { purge() }
        for key in keys {
            partitions[Posting.partition(of: key)].insert(Posting(key: key, document: document))
        }
    }

    /// Forgets a document; unknown ones are ignored.
    public mutating func remove(_ document: UInt32) {
        removed.insert(document)
        // Rare enough to cost little, often enough to keep the set small.
        if removed.count > 256 + count / 512 { purge() }
    }

    /// The documents under a key, ascending. O(log n) and their number.
    public func documents(under key: UInt64) -> [UInt32] {
        let found = partitions[Posting.partition(of: key)].documents(
            under: Posting(key: key, document: 0).key)
        return removed.isEmpty ? found : found.filter { !removed.contains($0) }
    }

    /// The documents under a key, ascending; nil if there are more than
    /// `limit`. O(log n) and their number.
    public func documents(under key: UInt64, atMost limit: Int) -> [UInt32]? {
        let partition = partitions[Posting.partition(of: key)]
        // Removed documents are few: no need to look past them all.
        guard partition.count(under: Posting(key: key, document: 0).key) <= limit + removed.count else {
            return nil
        }
        let found = documents(under: key)
        return found.count <= limit ? found : nil
    }

    /// The lowest and the highest document under a key, but for one; nil if
    /// there is no other. O(log n).
    public func outermost(under key: UInt64, except document: UInt32) -> (first: UInt32, last: UInt32)? {
        partitions[Posting.partition(of: key)].outermost(under: Posting(key: key, document: 0).key) {
            $0 != document && !removed.contains($0)
        }
    }

    /// An index of what builders collected, built in one go.
    public init(_ builders: consuming [PostingBuilder]) {
        var scratch = PostingShard.Scratch()
        partitions = PostingShard.shards(of: builders).map { shard in
            shard.take(scratch: &scratch) { _, document in document }
        }
    }

    private mutating func purge() {
        for index in partitions.indices { partitions[index].purge(removed) }
        removed = []
    }
}
