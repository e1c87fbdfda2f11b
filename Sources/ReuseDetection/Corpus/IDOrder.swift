import ArticleText

/// Puts articles in the order of their ids, bytewise. Of those that share an id
/// with an earlier one, which is the first by where it was read, the same ones
/// count once, and others get an id of their own.
struct IDOrder {
    /// What tells whether two articles with one id are the same.
    struct Content: Hashable {
        let digest: TextDigest
        /// 0 where it is not known, and says nothing then.
        let publisher: UInt32
    }

    /// For each rank the place in the given list.
    private(set) var order: [UInt32]
    /// The articles that came again.
    private(set) var repeated: [UInt32] = []
    /// The new ids, by rank.
    private(set) var renamed: [Document: String] = [:]
    private(set) var duplicates: [Corpus.DuplicateID] = []

    /// - Parameter content: of the article at a place of the list.
    init(batches: [ArticleBatch], places: [Corpus.Place], content: (UInt32) -> Content) {
        func id(_ place: UInt32) -> ArraySlice<UInt8> {
            batches[Int(places[Int(place)].batch)].bytes(of: .id, at: Int(places[Int(place)].index))
        }
        func origin(_ place: UInt32) -> Article.Origin {
            batches[Int(places[Int(place)].batch)].origin(at: Int(places[Int(place)].index))
        }

        order = Self.sorted(Array(0..<UInt32(places.count)), id: id)

        var newIDs: [UInt32: String] = [:]
        var start = 0
        while start < order.count {
            var end = start + 1
            while end < order.count, id(order[end]) == id(order[start]) { end += 1 }
            if end - start > 1 {
                order[start..<end].sort { Self.precedes(origin($0), origin($1)) }
                var known = Known()
                var copies = 0
                for place in order[start..<end] {
                    let hasID = !Self.isNamed(id(place), by: origin(place))
                    if !known.insert(content(place)), hasID {
                        repeated.append(place)
                        continue
                    }
                    copies += 1
                    if copies > 1 {
                        newIDs[place] = String(decoding: id(place), as: UTF8.self) + "~\(copies)"
                    }
                }
            }
            start = end
        }
        if !repeated.isEmpty {
            let gone = Set(repeated)
            order.removeAll(where: gone.contains)
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
        order = Self.sorted(order) { place in
            newIDs[place].map { ArraySlice($0.utf8) } ?? id(place)
        }
        for (rank, place) in order.enumerated() { renamed[Document(rank)] = newIDs[place] }
    }

    /// The articles met so far with one id.
    private struct Known {
        private var publishers: [TextDigest: Set<UInt32>] = [:]

        /// Adds an article; whether it is another than those before.
        mutating func insert(_ content: Content) -> Bool {
            let known = publishers[content.digest] ?? []
            let isSame =
                !known.isEmpty
                && (content.publisher == 0 || known.contains(0) || known.contains(content.publisher))
            publishers[content.digest, default: []].insert(content.publisher)
            return !isSame
        }
    }

    /// Whether an id is made of where the article was read: then it says nothing
    /// of another that was read elsewhere.
    private static func isNamed(_ id: ArraySlice<UInt8>, by origin: Article.Origin) -> Bool {
        guard let record = origin.record else { return true }
        let mark = Array("#\(record)".utf8)
        return id.suffix(mark.count).elementsEqual(mark)
            && origin.path.utf8.suffix(id.count - mark.count).elementsEqual(id.dropLast(mark.count))
    }

    private static func precedes(_ left: Article.Origin, _ right: Article.Origin) -> Bool {
        (left.path, left.record ?? 0) < (right.path, right.record ?? 0)
    }

    /// Sorts by the eight bytes after what all ids begin with, which tells
    /// most ids apart in one comparison, then by the whole.
    private static func sorted(_ places: [UInt32], id: (UInt32) -> ArraySlice<UInt8>) -> [UInt32] {
        guard !places.isEmpty else { return [] }
        let first = id(places[0])
        var common = first.count
        for place in places {
            let other = id(place)
            common = min(common, other.count)
            var same = 0
            while same < common, first[first.startIndex + same] == other[other.startIndex + same] {
                same += 1
            }
            common = same
        }
        var keyed: [(key: UInt64, place: UInt32)] = places.map { place in
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
