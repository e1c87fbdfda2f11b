import ReuseDetection

/// A text cut into the stretches that passages cover and those between them,
/// paragraph by paragraph.
struct MarkedText {
    struct Stretch {
        var bytes: Range<Int>
        /// Which passage covers it.
        var passage: Int?
        /// Whether the passage begins here.
        var isFirst = false
    }

    let paragraphs: [[Stretch]]
    /// Whether the text goes on beyond what is shown.
    let isCut: Bool
    private let seen: Set<Int>

    /// - Parameters:
    ///   - text: UTF-8.
    ///   - ranges: the passages. Where two overlap, the shorter one is shown.
    ///   - limit: so many bytes are shown.
    init(_ text: ArraySlice<UInt8>, marking ranges: [Range<Int>], limit: Int) {
        let count = Self.end(of: text, limit: limit)
        isCut = count < text.count
        let owners = Self.owners(of: count, ranges)
        var paragraphs: [[Stretch]] = [[]]
        var seen: Set<Int> = []
        for (place, byte) in text.prefix(count).enumerated() {
            if byte == UInt8(ascii: "\n") {
                if !paragraphs[paragraphs.count - 1].isEmpty { paragraphs.append([]) }
                continue
            }
            let paragraph = paragraphs.count - 1
            if let last = paragraphs[paragraph].last, last.passage == owners[place],
                last.bytes.upperBound == place
            {
                paragraphs[paragraph][paragraphs[paragraph].count - 1].bytes =
                    last.bytes.lowerBound..<place + 1
            } else {
                let isFirst = owners[place].map { seen.insert($0).inserted } ?? false
                paragraphs[paragraph].append(
                    Stretch(bytes: place..<place + 1, passage: owners[place], isFirst: isFirst))
            }
        }
        self.seen = seen
        self.paragraphs = paragraphs.filter { !$0.isEmpty }
    }

    /// Whether anything of a passage is to be seen.
    func shows(_ passage: Int) -> Bool { seen.contains(passage) }

    /// For each byte the passage it belongs to.
    private static func owners(of count: Int, _ ranges: [Range<Int>]) -> [Int?] {
        var owners = [Int?](repeating: nil, count: count)
        let longestFirst = ranges.indices.sorted { (ranges[$1].count, $0) < (ranges[$0].count, $1) }
        for passage in longestFirst {
            for place in ranges[passage].clamped(to: 0..<count) { owners[place] = passage }
        }
        return owners
    }

    /// The last place up to the limit that is not within a character.
    private static func end(of text: ArraySlice<UInt8>, limit: Int) -> Int {
        guard text.count > limit else { return text.count }
        var end = limit
        while end > 0, text[text.startIndex + end] & 0xC0 == 0x80 { end -= 1 }
        return end
    }
}
