/// A line of a text, or a paragraph of a wrapped one, as it is being judged.
struct TextLine: Sendable {
    /// Without the white space around it; never empty.
    var range: Range<Int>
    /// Whether it stands further to the right than the margin.
    let isIndented: Bool
    /// Whether an empty line stands before it.
    let followsBlank: Bool
    var shape = LineShape()
    var kind = Anatomy.Kind.body

    var count: Int { range.count }
}

/// Cuts a text into what is judged as one: its lines, or its paragraphs where
/// it is wrapped at a fixed width, as wire copy was.
enum TextLines {
    /// A wrapped text has no line longer than this, in bytes.
    private static let widestWrap = 100
    /// The lines of a wrapped text that another follows are this long.
    private static let narrowestWrap = 45

    static func cut(_ text: Span<UInt8>) -> [TextLine] {
        var lines = physicalLines(text)
        if isWrapped(lines, text) { lines = unwrapped(lines) }
        for index in lines.indices { lines[index].shape = LineShape(of: lines[index].range, in: text) }
        return lines
    }

    private static func physicalLines(_ text: Span<UInt8>) -> [TextLine] {
        var lines: [TextLine] = []
        lines.reserveCapacity(32)
        var start = 0
        var isAfterBlank = true
        while start < text.count {
            var end = start
            while end < text.count, text[end] != UInt8(ascii: "\n") { end += 1 }
            let first = TextScan.skippingSpace(text, start, before: end)
            if first < end {
                let last = TextScan.skippingSpaceBack(text, end, from: first)
                lines.append(
                    TextLine(range: first..<last, isIndented: first > start + 1, followsBlank: isAfterBlank))
            }
            isAfterBlank = first >= end
            start = end + 1
        }
        return lines
    }

    /// Whether most lines that follow one another break off in mid-sentence
    /// at about one width.
    private static func isWrapped(_ lines: [TextLine], _ text: Span<UInt8>) -> Bool {
        var joints = 0
        var wraps = 0
        var hasIndents = false
        for index in lines.indices {
            guard lines[index].count <= widestWrap else { return false }
            hasIndents = hasIndents || lines[index].isIndented
            guard index > 0, !lines[index].followsBlank, !lines[index].isIndented else { continue }
            joints += 1
            if isWrap(lines[index - 1], lines[index]) { wraps += 1 }
        }
        return wraps >= (hasIndents ? 1 : 2) && wraps * 2 > joints
    }

    private static func isWrap(_ line: TextLine, _ next: TextLine) -> Bool {
        line.count >= narrowestWrap && !next.isIndented && !next.followsBlank
    }

    /// Whether `line` goes on with the first line of a text, which is shorter
    /// where a dateline has been cut off it.
    private static func isFirstWrap(_ first: TextLine, _ line: TextLine, at index: Int) -> Bool {
        index == 1 && first.count >= 25 && line.count >= narrowestWrap && !line.isIndented
            && !line.followsBlank
    }

    private static func unwrapped(_ lines: [TextLine]) -> [TextLine] {
        var paragraphs: [TextLine] = []
        for (index, line) in lines.enumerated() {
            if index > 0, isWrap(lines[index - 1], line) || isFirstWrap(lines[index - 1], line, at: index) {
                let start = paragraphs[paragraphs.count - 1].range.lowerBound
                paragraphs[paragraphs.count - 1].range = start..<line.range.upperBound
            } else {
                paragraphs.append(line)
            }
        }
        return paragraphs
    }
}
