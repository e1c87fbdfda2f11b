/// Numbers different words or shingles from 0, and tells the number of one met
/// elsewhere.
///
/// Open addressing, at most a quarter full: most of what is looked up is not
/// there, and that is found out in one step.
struct TermTable: Sendable {
    /// A power of two of slots: hashes, and their numbers plus one.
    private var hashes = [UInt64](repeating: 0, count: 1024)
    private var numbers = [UInt32](repeating: 0, count: 1024)
    private(set) var count = 0

    /// The number of a hash, a new one if it has none yet.
    mutating func add(_ hash: UInt64) -> UInt32 {
        if 4 * count >= hashes.count { grow() }
        let slot = slot(of: hash)
        if numbers[slot] == 0 {
            count += 1
            hashes[slot] = hash
            numbers[slot] = UInt32(count)
        }
        return numbers[slot] - 1
    }

    /// The number of a hash; nil if it has none.
    @inline(__always)
    func number(of hash: UInt64) -> UInt32? {
        let number = numbers[slot(of: hash)]
        return number == 0 ? nil : number - 1
    }

    @inline(__always)
    private func slot(of hash: UInt64) -> Int {
        let mask = hashes.count &- 1
        var slot = Int(truncatingIfNeeded: hash) & mask
        while numbers[slot] != 0, hashes[slot] != hash { slot = (slot &+ 1) & mask }
        return slot
    }

    private mutating func grow() {
        let old = (hashes: hashes, numbers: numbers)
        hashes = [UInt64](repeating: 0, count: 4 * old.hashes.count)
        numbers = [UInt32](repeating: 0, count: 4 * old.hashes.count)
        for (hash, number) in zip(old.hashes, old.numbers) where number != 0 {
            let slot = slot(of: hash)
            hashes[slot] = hash
            numbers[slot] = number
        }
    }
}
