/// Phrases to be recognised where they stand in a text, by their first two
/// bytes.
///
/// All phrases lie in one array, those that start alike together and longest
/// first; a look-up compares a handful of bytes and allocates nothing.
///
/// A class, so that a look-up does not copy the table's description.
final class PhraseTable: Sendable {
    private struct Entry: Sendable {
        let start: Int
        let count: Int
        let value: Int
    }

    private static let bucketCount = 1024

    private let bytes: [UInt8]
    private let entries: [Entry]
    /// One bit per bucket: whether it has entries.
    private let filled: InlineArray<16, UInt64>
    /// Where the entries of each bucket start; one more at the end.
    private let buckets: [UInt16]
    /// The values of phrases of one byte; -1 where there is none.
    private let singles: [Int]
    private let hasSingles: Bool
    private let ignoresCase: Bool

    /// - Parameters:
    ///   - phrases: what to recognise, and what to answer; at least 0.
    ///   - ignoresCase: whether `A` in a text matches `a` in a phrase, which
    ///     must then be written in small letters. ASCII only.
    init(_ phrases: [(phrase: String, value: Int)], ignoresCase: Bool) {
        self.ignoresCase = ignoresCase
        var bytes: [UInt8] = []
        var entries: [Entry] = []
        var filled = InlineArray<16, UInt64>(repeating: 0)
        var buckets = [UInt16](repeating: 0, count: Self.bucketCount + 1)
        var singles = [Int](repeating: -1, count: 256)
        let listed = phrases.map { (bytes: Array($0.phrase.utf8), value: $0.value) }
        hasSingles = listed.contains { $0.bytes.count == 1 }
        for phrase in listed where phrase.bytes.count == 1 { singles[Int(phrase.bytes[0])] = phrase.value }
        let sorted = listed.filter { $0.bytes.count >= 2 }
            .map { (bucket: Self.bucket($0.bytes[0], $0.bytes[1]), phrase: $0) }
            .sorted { ($0.bucket, -$0.phrase.bytes.count) < ($1.bucket, -$1.phrase.bytes.count) }
        for (bucket, phrase) in sorted {
            entries.append(Entry(start: bytes.count, count: phrase.bytes.count, value: phrase.value))
            bytes += phrase.bytes
            buckets[bucket + 1] += 1
            filled[bucket >> 6] |= 1 << UInt64(bucket & 63)
        }
        for index in 1..<buckets.count { buckets[index] += buckets[index - 1] }
        self.bytes = bytes
        self.entries = entries
        self.filled = filled
        self.buckets = buckets
        self.singles = singles
    }

    /// Phrases of a list that all get the answer 1; case is ignored.
    convenience init(_ list: String) { self.init(Self.phrases(list).map { ($0, 1) }, ignoresCase: true) }

    /// The same of single words.
    convenience init(words: String, ignoresCase: Bool = true) {
        let words = words.split { $0 == " " || $0 == "\n" }
        self.init(words.map { (String($0), 1) }, ignoresCase: ignoresCase)
    }

    /// The phrases of a list: between `·` and ends of lines.
    static func phrases(_ list: String) -> [String] {
        list.split { $0 == "·" || $0 == "\n" }.map { phrase in
            String(phrase.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        }.filter { !$0.isEmpty }
    }

    /// The longest phrase at `position` that ends where a word does, and where
    /// that is. Most positions are done with after one bit.
    @inline(__always)
    func match(_ text: Span<UInt8>, at position: Int, before end: Int) -> (value: Int, end: Int)? {
        guard position < end else { return nil }
        let first = folded(text[position])
        if position &+ 1 < end {
            let bucket = Self.bucket(first, folded(text[position &+ 1]))
            if filled[bucket &>> 6] &>> UInt64(bucket & 63) & 1 == 1,
                let found = search(bucket, text, position, end)
            {
                return found
            }
        }
        return hasSingles ? single(first, text, position, end) : nil
    }

    /// The answer of the first phrase that starts where a word of `range` does.
    func firstMatch(in text: Span<UInt8>, _ range: Range<Int>) -> Int? { search(text, range)?.value }

    /// Where the first phrase ends that starts where a word of `range` does.
    func endOfFirstMatch(in text: Span<UInt8>, _ range: Range<Int>) -> Int? { search(text, range)?.end }

    private func search(_ text: Span<UInt8>, _ range: Range<Int>) -> (value: Int, end: Int)? {
        let classes = ByteClasses.all
        var before: UInt8 = 0
        var position = range.lowerBound
        while position &+ 1 < range.upperBound {
            let kind = classes[text[position]]
            let bucket = Self.bucket(folded(text[position]), folded(text[position &+ 1]))
            let isStart = UInt64(kind & ~before & ByteClasses.word)
            before = kind
            if filled[bucket &>> 6] &>> UInt64(bucket & 63) & isStart == 1,
                let found = search(bucket, text, position, range.upperBound)
            {
                return found
            }
            position &+= 1
        }
        return nil
    }

    @inline(never)
    private func search(
        _ bucket: Int, _ text: Span<UInt8>, _ position: Int, _ end: Int
    ) -> (value: Int, end: Int)? {
        var index = Int(buckets[bucket])
        let last = Int(buckets[bucket + 1])
        while index < last {
            let entry = entries[index]
            let next = position + entry.count
            if next <= end, isEqual(entry, text, position), isWhole(entry, text, next, end) {
                return (entry.value, next)
            }
            index += 1
        }
        return nil
    }

    private func single(
        _ first: UInt8, _ text: Span<UInt8>, _ position: Int, _ end: Int
    ) -> (value: Int, end: Int)? {
        let value = singles[Int(first)]
        let isAlone = position + 1 == end || !WordMask.isWord(text[position + 1])
        return value >= 0 && isAlone ? (value, position + 1) : nil
    }

    @inline(__always)
    private func isWhole(_ entry: Entry, _ text: Span<UInt8>, _ next: Int, _ end: Int) -> Bool {
        next == end || !WordMask.isWord(bytes[entry.start + entry.count - 1]) || !WordMask.isWord(text[next])
    }

    @inline(__always)
    private func isEqual(_ entry: Entry, _ text: Span<UInt8>, _ position: Int) -> Bool {
        var offset = 0
        while offset < entry.count {
            if folded(text[position + offset]) != bytes[entry.start + offset] { return false }
            offset += 1
        }
        return true
    }

    @inline(__always)
    private func folded(_ byte: UInt8) -> UInt8 {
        ignoresCase ? byte.lowercased : byte
    }

    @inline(__always)
    private static func bucket(_ first: UInt8, _ second: UInt8) -> Int {
        (Int(first) &* 33 &+ Int(second)) & (bucketCount - 1)
    }
}
