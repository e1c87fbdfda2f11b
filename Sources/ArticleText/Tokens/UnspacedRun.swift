/// A run of characters of a script that sets no spaces between words, cut into
/// overlapping n-grams: pairs of ideographs, fours of Thai-like letters.
///
/// A dictionary would cut words better, at a price, and need one for each
/// language; n-grams match wherever the characters do.
struct UnspacedRun: Sendable {
    private(set) var width = 2
    /// How many characters the run has so far.
    private var count = 0
    /// The last `width` characters and where each starts, oldest first.
    private var scalars: InlineArray<4, UInt32> = .init(repeating: 0)
    private var starts: InlineArray<4, Int> = .init(repeating: 0)
    /// Where the last character ends.
    var end = 0

    var isEmpty: Bool { count == 0 }

    /// Adds a character; the n-gram it completes, if it completes one.
    mutating func push(_ scalar: UInt32, width: Int, start: Int) -> (hash: UInt64, start: Int)? {
        self.width = width
        if count >= width {
            for index in 1..<width {
                scalars[index - 1] = scalars[index]
                starts[index - 1] = starts[index]
            }
        }
        let slot = min(count, width - 1)
        scalars[slot] = scalar
        starts[slot] = start
        count += 1
        return count >= width ? (hash, starts[0]) : nil
    }

    /// Ends the run; all of it, if it was too short for an n-gram.
    mutating func close() -> (hash: UInt64, start: Int)? {
        defer {
            count = 0
            scalars = .init(repeating: 0)
        }
        return count < width ? (hash, starts[0]) : nil
    }

    private var hash: UInt64 {
        // Zeros stand where the run is shorter than an n-gram: no scalar is 0.
        WordHash.of(
            UInt64(scalars[0]) | UInt64(scalars[1]) << 32, UInt64(scalars[2]) | UInt64(scalars[3]) << 32)
    }
}
