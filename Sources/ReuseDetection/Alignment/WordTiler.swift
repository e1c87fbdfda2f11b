import ArticleText

/// Finds the runs of words two texts have in common.
///
/// Walks the second text and takes at each place the longest run of words that
/// the first one has too and that is not taken yet: greedy string tiling (Wise
/// 1993) in one direction. Linear but for words that recur often; allocates
/// little once its buffers have grown.
struct WordTiler: Sendable {
    /// A run of words on both sides, in tokens.
    struct Tile: Hashable {
        let first: Int
        let second: Int
        let count: Int

        var firstRange: Range<Int> { first..<first + count }
        var secondRange: Range<Int> { second..<second + count }
    }

    /// Shorter runs than this are the language's.
    private let minWords: Int
    /// Of a run's places in the first text so many are tried.
    private static let placesTried = 16

    private var shingles: [UInt64] = []
    /// The first place of each shingle in the first text, and for each place
    /// the next with the same shingle.
    private var places = ShingleMap()
    private var isTaken: [Bool] = []

    init(minWords: Int = 5) {
        self.minWords = minWords
    }

    /// The runs, in the order of the second text.
    mutating func tiles(_ first: [Token], _ second: [Token]) -> [Tile] {
        Shingles.hashes(of: first, width: minWords, into: &shingles)
        places.fill(with: shingles)
        isTaken.removeAll(keepingCapacity: true)
        isTaken.append(contentsOf: repeatElement(false, count: first.count))
        Shingles.hashes(of: second, width: minWords, into: &shingles)

        var tiles: [Tile] = []
        var index = 0
        while index < shingles.count {
            guard let tile = longestTile(first, second, at: index) else {
                index += 1
                continue
            }
            for place in tile.firstRange { isTaken[place] = true }
            tiles.append(tile)
            index += tile.count
        }
        return tiles
    }

    private func longestTile(_ first: [Token], _ second: [Token], at index: Int) -> Tile? {
        var best: Tile?
        var tried = 0
        var next = places.firstPlace(of: shingles[index])
        while let place = next, tried < Self.placesTried {
            var count = 0
            while index + count < second.count, place + count < first.count,
                second[index + count].hash == first[place + count].hash, !isTaken[place + count]
            {
                count += 1
            }
            if count >= minWords, count > best?.count ?? 0 {
                best = Tile(first: place, second: index, count: count)
            }
            tried += 1
            next = places.nextPlace(after: place)
        }
        return best
    }
}

/// Where each shingle of a text stands: open addressing over the first places,
/// chains through the others. Refilled without allocating once it has grown.
struct ShingleMap: Sendable {
    /// Places plus one, 0 where empty.
    private var table: [UInt32] = []
    private var mask = 0
    private var shingles: [UInt64] = []
    /// For each place the next one with the same shingle plus one.
    private var following: [UInt32] = []

    mutating func fill(with hashes: [UInt64]) {
        shingles = hashes
        let size = 2 << (Int.bitWidth - max(hashes.count, 1).leadingZeroBitCount)
        if table.count == size {
            for slot in table.indices { table[slot] = 0 }
        } else {
            table = [UInt32](repeating: 0, count: size)
        }
        mask = size - 1
        following = [UInt32](repeating: 0, count: hashes.count)
        // Last place first, so that chains ascend.
        for place in hashes.indices.reversed() {
            let slot = slot(of: hashes[place])
            following[place] = table[slot]
            table[slot] = UInt32(place + 1)
        }
    }

    func firstPlace(of hash: UInt64) -> Int? {
        table.isEmpty ? nil : Self.place(table[slot(of: hash)])
    }

    func nextPlace(after place: Int) -> Int? { Self.place(following[place]) }

    private static func place(_ entry: UInt32) -> Int? { entry == 0 ? nil : Int(entry) - 1 }

    private func slot(of hash: UInt64) -> Int {
        var slot = Int(truncatingIfNeeded: hash) & mask
        while table[slot] != 0, shingles[Int(table[slot]) - 1] != hash { slot = (slot + 1) & mask }
        return slot
    }
}
