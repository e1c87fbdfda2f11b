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
