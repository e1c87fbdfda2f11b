import ArticleText

/// Puts articles in the order of their ids, bytewise, and gives those that
/// share an id with an earlier one an id of their own.
struct IDOrder {
    /// For each rank the place in the given list.
    private(set) var order: [UInt32]
    /// The new ids, by rank.
    private(set) var renamed: [Document: String] = [:]
    private(set) var duplicates: [Corpus.DuplicateID] = []

    init(batches: [ArticleBatch], places: [Corpus.Place]) {
        func id(_ place: UInt32) -> ArraySlice<UInt8> {
            batches[Int(places[Int(place)].batch)].bytes(of: .id, at: Int(places[Int(place)].index))
        }
        func origin(_ place: UInt32) -> Article.Origin {
            batches[Int(places[Int(place)].batch)].origin(at: Int(places[Int(place)].index))
        }

        order = Self.sorted(count: UInt32(places.count), id: id)

        var newIDs: [UInt32: String] = [:]
        var start = 0
        while start < order.count {
            var end = start + 1
            while end < order.count, id(order[end]) == id(order[start]) { end += 1 }
            if end - start > 1 {
                order[start..<end].sort { Self.precedes(origin($0), origin($1)) }
                for (copy, place) in order[start..<end].enumerated().dropFirst() {
                    newIDs[place] = String(decoding: id(place), as: UTF8.self) + "~\(copy + 1)"
                }
            }
            start = end
        }
        guard !newIDs.isEmpty else { return }

        var taken = Set(
            order.lazy.filter { newIDs[$0] == nil }.map { String(decoding: id($0), as: UTF8.self) })
        for place in order {
            guard var newID = newIDs[place] else { continue }
            while !taken.insert(newID).inserted { newID += "~" }
            newIDs[place] = newID
            duplicates.append(
                Corpus.DuplicateID(
                    id: String(decoding: id(place), as: UTF8.self), renamedTo: newID, origin: origin(place)))
        }
        order = Self.sorted(count: UInt32(places.count)) { place in
            newIDs[place].map { ArraySlice($0.utf8) } ?? id(place)
        }
        for (rank, place) in order.enumerated() { renamed[Document(rank)] = newIDs[place] }
    }

    private static func precedes(_ left: Article.Origin, _ right: Article.Origin) -> Bool {
        (left.path, left.record ?? 0) < (right.path, right.record ?? 0)
    }

    /// Sorts by the eight bytes after what all ids begin with, which tells
    /// most ids apart in one comparison, then by the whole.
    private static func sorted(count: UInt32, id: (UInt32) -> ArraySlice<UInt8>) -> [UInt32] {
        guard count > 0 else { return [] }
        let first = id(0)
        var common = first.count
        for place in 0..<count {
            let other = id(place)
            common = min(common, other.count)
            var same = 0
            while same < common, first[first.startIndex + same] == other[other.startIndex + same] {
                same += 1
            }
            common = same
        }
        var keyed: [(key: UInt64, place: UInt32)] = (0..<count).map { place in
            let bytes = id(place).dropFirst(common).prefix(8)
            var key: UInt64 = 0
            for byte in bytes { key = key << 8 | UInt64(byte) }
            return (bytes.isEmpty ? 0 : key << UInt64(8 * (8 - bytes.count)), place)
        }
        keyed.sort { left, right in
            if left.key != right.key { return left.key < right.key }
            let (leftID, rightID) = (id(left.place), id(right.place))
            if leftID.lexicographicallyPrecedes(rightID) { return true }
            return leftID == rightID && left.place < right.place
        }
        return keyed.map(\.place)
    }
}
