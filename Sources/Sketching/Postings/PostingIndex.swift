/// From a key to the documents that have it, while documents come and go: the
/// lists of segments, which never change, and what has come since in memory.
///
/// A removed document disappears at once; its postings stay until those in memory
/// are next cleared of such, or its segment is merged with others.
public struct PostingIndex: Sendable {
    private var layers: [PostingList]
    private var recent = [GrowingPartition](
        repeating: GrowingPartition(), count: PostingList.partitionCount)
    private var removed: Set<UInt32> = []
    private var recentIsEmpty = true
    /// Of these, those that may still be in memory.
    private var purgeable = 0

    /// - Parameters:
    ///   - layers: no document may be in two.
    ///   - removed: documents in the layers that do not count.
    ///   - recent: of documents in no layer.
    public init(
        layers: [PostingList] = [], removed: Set<UInt32> = [], recent builders: [PostingBuilder] = []
    ) {
        self.layers = layers
        self.removed = removed
        guard !builders.isEmpty else { return }
        recentIsEmpty = false
        let list = PostingList(builders)
        recent = (0..<PostingList.partitionCount).map {
            GrowingPartition(settled: list.partition($0).postings)
        }
    }

    /// The number of postings in memory, removed documents' not counted out before
    /// they are next cleared away.
    public var recentCount: Int { recent.reduce(0) { $0 + $1.count } }

    /// Adds a document under each of its keys; it must not be in a layer.
    ///
    /// - Complexity: O(log *n*) a key, and a move of up to a sixteenth of its 256th
    ///   of what is in memory.
    public mutating func insert(_ document: UInt32, under keys: [UInt64]) {
        if removed.contains(document) {
            purge()
            removed.remove(document)
        }
        recentIsEmpty = false
        for key in keys {
            recent[Posting.partition(of: key)].insert(Posting(key: key, document: document))
        }
    }

    /// Forgets a document; unknown ones are ignored.
    public mutating func remove(_ document: UInt32) {
        guard removed.insert(document).inserted else { return }
        purgeable += 1
        // Rare enough to cost little.
        if purgeable > 256 + recentCount / 512 { purge() }
    }

    /// The documents under a key, ascending. O(log *n*) and their number.
    public func documents(under key: UInt64) -> [UInt32] {
        documents(under: key, atMost: .max) ?? []
    }

    /// The documents under a key, ascending; nil if there are more than `limit`.
    ///
    /// - Complexity: O(log *n*) for each layer, and their number or `limit`.
    public func documents(under key: UInt64, atMost limit: Int) -> [UInt32]? {
        let short = Posting(key: key, document: 0).key
        let number = Posting.partition(of: key)
        // Removed documents are few: no need to look past them all.
        let most = limit == .max ? limit : limit + removed.count
        var found: [UInt32] = []
        var isSorted = true
        for layer in layers {
            guard let documents = layer.documents(under: key, atMost: most - found.count) else { return nil }
            if documents.isEmpty { continue }
            isSorted = found.isEmpty
            found += documents
            if found.last == PostingList.tooMany { return nil }
        }
        let recentCount = recent[number].count(under: short)
        if found.count + recentCount > most { return nil }
        if recentCount > 0 {
            isSorted = false
            recent[number].append(under: short, to: &found)
        }
        if !removed.isEmpty { found.removeAll(where: removed.contains) }
        if found.count > limit { return nil }
        if !isSorted { found.sort() }
        return found
    }

    /// Calls `start` with how many documents are under each of some keys, then `body`
    /// with each of them, in any order; `start` with nil where there are more than
    /// `limit`.
    ///
    /// - Complexity: O(log *n*) for each key and layer, and the documents.
    public func forEachDocument(
        underEach keys: [UInt64], atMost limit: Int, start: (_ count: Int?) -> Void,
        _ body: (UInt32) -> Void
    ) {
        if layers.count == 1, removed.isEmpty, recentIsEmpty {
            return layers[0].forEachDocument(underEach: keys, atMost: limit, start: start, body)
        }
        for key in keys {
            let documents = documents(under: key, atMost: limit)
            start(documents?.count)
            for document in documents ?? [] { body(document) }
        }
    }

    /// The lowest and the highest document under a key, but for one; nil if
    /// there is no other.
    ///
    /// - Complexity: O(log *n*) for each layer, and the removed ones that stand
    ///   before those found.
    public func outermost(under key: UInt64, except document: UInt32) -> (first: UInt32, last: UInt32)? {
        let short = Posting(key: key, document: 0).key
        let number = Posting.partition(of: key)
        func counts(_ other: UInt32) -> Bool { other != document && !removed.contains(other) }
        let ends =
            layers.compactMap { $0.outermost(under: key, where: counts) }
            + recent[number].outermost(under: short, where: counts)
        guard let first = ends.map(\.first).min(), let last = ends.map(\.last).max() else { return nil }
        return (first, last)
    }

    /// Takes lists for what they hold, which is in memory or in other lists so far.
    ///
    /// - Parameters:
    ///   - layers: all there are now.
    ///   - moved: documents in them that were in memory or in other lists.
    ///   - removed: those of them that do not count.
    ///
    /// - Complexity: O(*n*) in what is in memory.
    public mutating func adopt(_ layers: [PostingList], moved: Set<UInt32>, removed: Set<UInt32>) {
        for index in recent.indices { recent[index].purge(moved.union(self.removed)) }
        self.layers = layers
        self.removed = removed
        purgeable = 0
    }

    private mutating func purge() {
        for index in recent.indices { recent[index].purge(removed) }
        purgeable = 0
    }
}
