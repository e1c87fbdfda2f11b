/// A span of one text and the span of another that goes with it: a marked
/// case, or one found.
struct SpanPair {
    let first: Range<Int>
    let second: Range<Int>

    var length: Int { first.count + second.count }

    func overlaps(_ other: SpanPair) -> Bool {
        first.overlaps(other.first) && second.overlaps(other.second)
    }

    /// The characters of both spans that lie in spans of those that overlap
    /// this one.
    func covered(by others: [SpanPair]) -> Int {
        let others = others.filter(overlaps)
        return Self.covered(first, by: others.map(\.first)) + Self.covered(second, by: others.map(\.second))
    }

    private static func covered(_ range: Range<Int>, by others: [Range<Int>]) -> Int {
        var (count, end) = (0, range.lowerBound)
        for other in others.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            let part = other.clamped(to: range)
            count += max(0, part.upperBound - max(end, part.lowerBound))
            end = max(end, part.upperBound)
        }
        return count
    }
}
