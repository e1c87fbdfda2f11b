/// Says what each line of an article is.
///
/// First by what lines say, each for itself; then by where they stand: above
/// the first paragraph of body, below the last, or between.
enum PartClassifier {
    /// A paragraph of at least this many bytes is body though it ends like no
    /// sentence.
    private static let paragraph = 140
    /// A shorter line is body if it is a sentence of so many words.
    private static let sentence = 6
    /// A byline with bars stands among so many lines at the top.
    private static let firstLines = 6

    static func classify(_ lines: inout [TextLine], in text: Span<UInt8>) {
        var rules: [FurnitureLexicon.Rule?] = []
        rules.reserveCapacity(lines.count)
        for index in lines.indices {
            let said = LineReading.kind(of: lines[index], in: text)
            lines[index].kind = said.kind
            rules.append(said.rule)
        }
        for index in lines.indices.prefix(firstLines)
        where lines[index].kind == .body && lines[index].shape.separators > 0 {
            // "The Associated Press • Updated 6:14 p.m." ends like a sentence.
            if BylineReader.isByline(lines[index], in: text) { lines[index].kind = .byline }
        }
        openLists(&lines, rules)
        closeArticle(&lines, rules)
        guard let first = lines.firstIndex(where: isParagraph),
            let last = lines.lastIndex(where: isParagraph)
        else { return }
        HeadReading.classify(&lines[..<first], in: text)
        classifyTail(&lines[(last + 1)...], in: text)
    }

    static func isParagraph(_ line: TextLine) -> Bool {
        line.kind == .body
            && (line.count >= paragraph || line.shape.endsSentence && line.shape.words >= sentence)
    }

    /// Takes in the links below "More headlines" and the like: bulleted lines
    /// anywhere, others only behind the last paragraph.
    private static func openLists(_ lines: inout [TextLine], _ rules: [FurnitureLexicon.Rule?]) {
        let last = lines.lastIndex(where: isParagraph) ?? 0
        var end = 0
        // What stands within the list of another was taken in with it.
        for index in lines.indices where rules[index] == .opener && index >= end {
            let isBeforeList = index + 1 < lines.count && lines[index + 1].shape.hasBullet
            guard lines[index].kind == .furniture || isBeforeList else { continue }
            lines[index].kind = .furniture
            end = index + 1
            while end < lines.count {
                let line = lines[end]
                let isLink = line.shape.hasBullet || end > last && !line.shape.endsSentence
                guard line.kind == .furniture || line.kind == .body && isLink && line.count < paragraph
                else { break }
                lines[end].kind = .furniture
                end += 1
            }
        }
    }

    /// Takes what stands below "Leave a reply" and the like for furniture,
    /// unless the article goes on: less than half of the text may follow, and
    /// no real paragraph but the one of an author's box.
    private static func closeArticle(_ lines: inout [TextLine], _ rules: [FurnitureLexicon.Rule?]) {
        let all = lines.reduce(0) { $0 + $1.count }
        // From the end, until so much is left that the article goes on.
        var left = 0
        var start: Int?
        for index in lines.indices.reversed() {
            guard left * 2 < all else { break }
            let line = lines[index]
            if rules[index] == .closer, line.kind == .furniture { start = index }
            if line.kind == .body, line.count >= paragraph, line.shape.endsSentence { break }
            left += line.count
        }
        guard let start else { return }
        for index in (start + 1)..<lines.count where lines[index].kind == .body {
            lines[index].kind = .furniture
        }
    }

    /// Names of agencies, and runs of at least three lines that are neither
    /// sentences nor figures, some of them known furniture: lists of links.
    private static func classifyTail(_ lines: inout ArraySlice<TextLine>, in text: Span<UInt8>) {
        for index in lines.indices where lines[index].kind == .body {
            if LineReading.isAgencyLine(lines[index], in: text) { lines[index].kind = .creditLine }
        }
        var start = lines.startIndex
        while start < lines.endIndex {
            var end = start
            var isKnown = false
            while end < lines.endIndex, lines[end].kind == .furniture || isLink(lines[end]) {
                isKnown = isKnown || lines[end].kind == .furniture
                end += 1
            }
            if isKnown, end - start >= 3 {
                for index in start..<end { lines[index].kind = .furniture }
            }
            start = end + 1
        }
    }

    private static func isLink(_ line: TextLine) -> Bool {
        let shape = line.shape
        return line.kind == .body && line.count <= 90 && !shape.endsSentence && !shape.hasColon
            && shape.digits <= 2 && shape.words > 0 && shape.stopWords * 4 <= shape.words
    }
}
