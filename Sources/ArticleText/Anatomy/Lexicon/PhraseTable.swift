/// Phrases to be recognised where they stand in a text, by their first byte.
///
/// All phrases lie in one array, those that start alike together and longest
/// first; a look-up compares a handful of bytes and allocates nothing.
struct PhraseTable: Sendable {
    private struct Entry: Sendable {
        let start: Int
        let count: Int
        let value: Int
    }

    private var bytes: [UInt8] = []
    private var entries: [Entry] = []
    /// Where the entries of each first byte start; one more at the end.
    private var buckets: [Int]
    private let ignoresCase: Bool

    /// - Parameters:
    ///   - ignoresCase: whether `A` in a text matches `a` in a phrase, which
    ///     must then be written in small letters. ASCII only.
    init(_ phrases: [(phrase: String, value: Int)], ignoresCase: Bool) {
        self.ignoresCase = ignoresCase
        buckets = Array(repeating: 0, count: 257)
        let sorted = phrases.map { (bytes: Array($0.phrase.utf8), value: $0.value) }
            .filter { !$0.bytes.isEmpty }
            .sorted { ($0.bytes[0], -$0.bytes.count) < ($1.bytes[0], -$1.bytes.count) }
        for phrase in sorted {
            entries.append(Entry(start: bytes.count, count: phrase.bytes.count, value: phrase.value))
            bytes += phrase.bytes
            buckets[Int(phrase.bytes[0]) + 1] += 1
        }
        for index in 1..<buckets.count { buckets[index] += buckets[index - 1] }
    }

    /// The longest phrase at `position` that ends where a word does, and where
    /// that is.
    func match(_ text: Span<UInt8>, at position: Int, before end: Int) -> (value: Int, end: Int)? {
        guard position < end else { return nil }
        let first = Int(folded(text[position]))
        for index in buckets[first]..<buckets[first + 1] {
            let entry = entries[index]
            let next = position + entry.count
            guard next <= end, isEqual(entry, text, position) else { continue }
            if next < end, WordMask.isWord(bytes[entry.start + entry.count - 1]), WordMask.isWord(text[next])
            {
                continue
            }
            return (entry.value, next)
        }
        return nil
    }

    @inline(__always)
    private func isEqual(_ entry: Entry, _ text: Span<UInt8>, _ position: Int) -> Bool {
        for offset in 1..<max(1, entry.count)
        where folded(text[position + offset]) != bytes[entry.start + offset] {
            return false
        }
        return true
    }

    @inline(__always)
    private func folded(_ byte: UInt8) -> UInt8 {
        ignoresCase && byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte
    }
}
