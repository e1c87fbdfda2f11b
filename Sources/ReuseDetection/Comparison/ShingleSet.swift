/// A set of shingle hashes: open addressing, cleared and refilled without
/// allocating once it has grown.
struct ShingleSet: Sendable {
    /// A power of two of slots, 0 where empty; at most half are filled.
    private var table = [UInt64](repeating: 0, count: 1024)
    private var mask: UInt64 = 1023
    private var holdsZero = false
    /// The number of different hashes.
    private(set) var count = 0

    /// Replaces the contents.
    mutating func fill(with hashes: [UInt64]) {
        prepare(for: hashes.count)
        for hash in hashes { _ = insert(hash) }
    }

    /// Empties the set and makes room for `capacity` hashes.
    mutating func prepare(for capacity: Int) {
        let needed = max(1024, 2 << (Int.bitWidth - capacity.leadingZeroBitCount))
        if table.count < needed || table.count > 64 * needed {
            table = [UInt64](repeating: 0, count: needed)
        } else {
            for index in table.indices { table[index] = 0 }
        }
        mask = UInt64(table.count - 1)
        holdsZero = false
        count = 0
    }

    /// Adds a hash; whether it is new. There must be room for it.
    @inline(__always)
    mutating func insert(_ hash: UInt64) -> Bool {
        guard hash != 0 else {
            defer { holdsZero = true }
            count += holdsZero ? 0 : 1
            return !holdsZero
        }
        var place = hash & mask
        while true {
            let found = table[Int(truncatingIfNeeded: place)]
            if found == hash { return false }
            if found == 0 {
                table[Int(truncatingIfNeeded: place)] = hash
                count &+= 1
                return true
            }
            place = (place &+ 1) & mask
        }
    }

    @inline(__always)
    func contains(_ hash: UInt64) -> Bool {
        guard hash != 0 else { return holdsZero }
        var place = hash & mask
        while true {
            let found = table[Int(truncatingIfNeeded: place)]
            if found == hash { return true }
            if found == 0 { return false }
            place = (place &+ 1) & mask
        }
    }
}
