/// A set of shingle hashes: open addressing, cleared and refilled without
/// allocating once it has grown. A long text may repeat itself, so room for its
/// different shingles is made as they come.
struct ShingleSet: Sendable {
    /// A power of two of slots, 0 where empty; at most half are filled.
    private var table = [UInt64](repeating: 0, count: 1024)
    private var mask: UInt64 = 1023
    private var holdsZero = false
    /// The number of different hashes.
    private(set) var count = 0
    /// So much room is made beforehand.
    private static let maxPrepared = 1 << 16

    /// Replaces the contents.
    mutating func fill(with hashes: [UInt64]) {
        prepare(for: hashes.count)
        for hash in hashes { _ = insert(hash) }
    }

    /// Empties the set and makes room for `capacity` hashes, or for as many of
    /// them as a long text has.
    mutating func prepare(for capacity: Int) {
        let capacity = min(capacity, Self.maxPrepared)
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

    /// Adds a hash; whether it is new.
    ///
    /// - Complexity: amortized O(1).
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
                if 2 &* count > table.count { grow() }
                return true
            }
            place = (place &+ 1) & mask
        }
    }

    @inline(never)
    private mutating func grow() {
        let hashes = table
        table = [UInt64](repeating: 0, count: 2 * hashes.count)
        mask = UInt64(table.count - 1)
        for hash in hashes where hash != 0 {
            var place = hash & mask
            while table[Int(truncatingIfNeeded: place)] != 0 { place = (place &+ 1) & mask }
            table[Int(truncatingIfNeeded: place)] = hash
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
