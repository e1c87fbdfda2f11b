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
