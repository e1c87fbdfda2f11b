import ArticleText

/// The title of a text file: the first line above the body that reads like one,
/// not a saved page's menu or the name of its section.
enum Headline {
    /// The bytes from which on a line is a paragraph and not a headline.
    static let limit = 300
    /// Shorter lines are rather names of sections.
    private static let leastWords = 4
    /// It stands within so many bytes from the first that say anything.
    private static let searched = 4096

    /// Where it stands, without the white space around it; the first line that
    /// says anything where none reads like a title, nil if the text is blank.
    static func range(in text: ArraySlice<UInt8>) -> Range<Int>? {
        guard let first = firstLine(in: text.span) else { return nil }
        // Below a paragraph of that size stands no title, and however long a
        // text is, no more of it is looked at.
        guard first.count < searched else { return first }
        let rest = text.dropFirst(first.lowerBound)
        let head = rest.prefix(searched)
        let lines = head.count < rest.count ? head.prefix(through: lastNewline(of: head)) : head
        let titles = Anatomy(of: lines).ranges(of: .headline)
            .map { $0.lowerBound + first.lowerBound..<$0.upperBound + first.lowerBound }
            .filter { $0.count < limit }
        return titles.first { words(in: text, $0) >= leastWords } ?? titles.first ?? first
    }

    private static func firstLine(in text: Span<UInt8>) -> Range<Int>? {
        guard let start = text.firstIndex(where: { !$0.isSpace }) else { return nil }
        var end = text.firstIndex(of: .newline, from: start) ?? text.count
        while text[end - 1].isSpace { end -= 1 }
        return start..<end
    }

    private static func lastNewline(of text: ArraySlice<UInt8>) -> Int {
        text.lastIndex(of: UInt8(ascii: "\n")) ?? text.endIndex - 1
    }

    private static func words(in text: ArraySlice<UInt8>, _ range: Range<Int>) -> Int {
        text.dropFirst(range.lowerBound).prefix(range.count).split { $0 <= UInt8(ascii: " ") }.count
    }
}
