/// The postings of one 256th of the keys, while more come.
///
/// What is inserted goes into a small sorted list first, which is merged with the
/// others when it has grown.
struct GrowingPartition: Sendable {
    /// Sorted, without repetition.
    private(set) var settled: [Posting] = []
    /// Sorted, without repetition, disjoint from `settled`.
    private(set) var recent: [Posting] = []

    /// - Parameter settled: sorted, without repetition.
    init(settled: [Posting] = []) { self.settled = settled }

    var count: Int { settled.count + recent.count }

    /// - Complexity: O(log *n*), and the recent postings behind it are moved: at
    ///   most 256 and a sixteenth of all.
    mutating func insert(_ posting: Posting) {
        guard !Self.contains(settled, posting) else { return }
        let place = Self.place(of: posting, in: recent)
        if place < recent.count, recent[place] == posting { return }
        recent.insert(posting, at: place)
        if recent.count > 256 + settled.count / 16 { settle() }
    }

    /// Adds the documents under a key, ascending within each list, to `documents`.
    func append(under key: UInt32, to documents: inout [UInt32]) {
        for list in [settled, recent] {
            for posting in list[Self.range(of: key, in: list)] { documents.append(posting.document) }
        }
    }

    func count(under key: UInt32) -> Int {
        Self.range(of: key, in: settled).count + Self.range(of: key, in: recent).count
    }

    /// Of each list the lowest and the highest document under a key that count.
    func outermost(
        under key: UInt32, where counts: (UInt32) -> Bool
    ) -> [(first: UInt32, last: UInt32)] {
        [settled, recent].compactMap { $0.span.outermost(in: Self.range(of: key, in: $0), where: counts) }
    }

    /// Takes out the postings of some documents. Linear.
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

    private static func range(of key: UInt32, in list: [Posting]) -> Range<Int> {
        let start = place(of: Posting(bits: UInt64(key) << 32), in: list)
        let end = key == .max ? list.count : place(of: Posting(bits: UInt64(key + 1) << 32), in: list)
        return start..<end
    }

    private static func contains(_ list: [Posting], _ posting: Posting) -> Bool {
        let place = place(of: posting, in: list)
        return place < list.count && list[place] == posting
    }

    /// The first place whose posting is not less.
    private static func place(of posting: Posting, in list: [Posting]) -> Int {
        list.span.firstPlace { $0 >= posting }
    }
}
