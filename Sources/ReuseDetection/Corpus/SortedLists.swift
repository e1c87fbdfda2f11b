/// Lists of hashes as sets: ascending, each once.
extension [UInt64] {
    /// Sorts hashes and leaves each once.
    ///
    /// Hashes lie evenly over all numbers, so one pass by their upper bits puts
    /// each within a few places of where it belongs.
    ///
    /// - Complexity: O(*n*) for hashes, O(*n* log *n*) for any other numbers.
    mutating func sortUniquely() {
        if count > 32 { scatter() }
        settle()
        removeRepetitions()
    }

    /// Puts numbers into buckets by their upper bits, about two to each.
    private mutating func scatter() {
        let bits = UInt64(Int.bitWidth - (count - 1).leadingZeroBitCount - 1)
        let shift = 64 - bits
        var places = [UInt32](repeating: 0, count: 1 << Int(bits) + 1)
        var sorted = [UInt64](repeating: 0, count: count)
        do {
            let source = span
            var places = places.mutableSpan
            var target = sorted.mutableSpan
            for index in source.indices { places[Int(truncatingIfNeeded: source[index] >> shift) &+ 1] &+= 1 }
            for bucket in 1..<places.count { places[bucket] &+= places[bucket &- 1] }
            for index in source.indices {
                let bucket = Int(truncatingIfNeeded: source[index] >> shift)
                target[Int(places[bucket])] = source[index]
                places[bucket] &+= 1
            }
        }
        self = sorted
    }

    /// Insertion sort, given up where numbers are far from their places.
    private mutating func settle() {
        if !settleNearby() { sort() }
    }

    /// Whether the numbers are sorted now; else they are only reordered.
    private mutating func settleNearby() -> Bool {
        var numbers = mutableSpan
        var steps = 0
        let maxSteps = 16 &* numbers.count &+ 256
        var index = 1
        while index < numbers.count {
            let number = numbers[index]
            var place = index
            while place > 0, numbers[place &- 1] > number {
                numbers[place] = numbers[place &- 1]
                place &-= 1
            }
            numbers[place] = number
            steps &+= index &- place
            if steps > maxSteps { return false }
            index &+= 1
        }
        return true
    }

    private mutating func removeRepetitions() {
        guard count > 1 else { return }
        var numbers = mutableSpan
        var kept = 1
        for index in 1..<numbers.count {
            numbers[kept] = numbers[index]
            kept &+= numbers[index] == numbers[kept &- 1] ? 0 : 1
        }
        removeLast(count - kept)
    }

    /// How many numbers two ascending lists have in common, each number once in
    /// either.
    ///
    /// - Complexity: O(*m* + *n*), or O(*m* log *n*) where *m* is far smaller.
    func countShared(with other: [UInt64]) -> Int {
        guard count <= other.count else { return other.countShared(with: self) }
        var found = 0
        if other.count / 8 > count {
            var start = 0
            for number in self {
                start = other.firstPlace(from: start) { $0 >= number }
                if start < other.count, other[start] == number { found += 1 }
            }
            return found
        }
        let (one, two) = (span, other.span)
        var (left, right) = (0, 0)
        // Both steps are taken without a branch, which would be mispredicted.
        while left < one.count, right < two.count {
            let (first, second) = (one[left], two[right])
            found &+= first == second ? 1 : 0
            left &+= first <= second ? 1 : 0
            right &+= second <= first ? 1 : 0
        }
        return found
    }
}

extension Array {
    /// The first place, from one on, where a condition holds that holds from
    /// there to the end; the end if it never does.
    ///
    /// - Complexity: O(log *n*).
    @inline(__always)
    func firstPlace(from start: Int = 0, where holds: (Element) -> Bool) -> Int {
        var (low, high) = (start, count)
        while low < high {
            let middle = (low + high) / 2
            if holds(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
