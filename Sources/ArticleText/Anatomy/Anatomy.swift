/// The parts of an article's text: headline, byline, body, captions, credit lines and site
/// boilerplate ("furniture"); and what they say about its origin.
///
/// Cautious by design: an unknown line is body. Body taken for boilerplate would be lost to
/// every comparison, while boilerplate taken for body only adds a little noise.
///
/// Offsets are bytes from the start of the text.
public struct Anatomy: Sendable, Hashable {
    /// The kinds of parts.
    public enum Kind: UInt8, Sendable, Hashable, CaseIterable {
        case body
        /// The title lines above the body, subtitle and section name included.
        case headline
        /// "By Dénes Albert", "The Associated Press • Updated 6:14 p.m."
        case byline
        /// The line below a picture, with the photographer's credit.
        case caption
        /// "Source: …", "(Reporting by …; Editing by …)", "With agency inputs".
        case creditLine
        /// Share bars, teasers, pitches, comment forms, tags, notices.
        case boilerplate
    }

    /// One line, or one paragraph of a text that is wrapped into lines.
    public struct Part: Sendable, Hashable {
        public let kind: Kind
        /// Without the white space around it, and never empty.
        public let range: Range<Int>
    }

    /// The parts in their order. White space between them belongs to none.
    public let parts: [Part]
    /// Where and for whom the story was filed; nil if the text has no dateline.
    public let dateline: Dateline?
    /// The author, without the "By"; nil if the text has no byline.
    public let byline: String?
    /// Every agency and outlet the text credits, in the order of the text.
    public let credits: [Credit]

    /// Finds the parts of a text in UTF-8.
    ///
    /// - Complexity: O(*n*) in the bytes of the text.
    public init(of text: ArraySlice<UInt8>) {
        let bytes = text.span
        var lines = TextLines.cut(bytes)
        PartClassifier.classify(&lines, in: bytes)
        dateline = DatelineReader.dateline(of: lines, in: bytes)
        byline = BylineReader.byline(of: lines, in: bytes)
        credits = CreditFinder.credits(of: lines, dateline: dateline, in: bytes)
        parts = lines.map { Part(kind: $0.kind, range: $0.range) }
    }

    /// The byte ranges of all parts that are neither body nor headline, in order. They are
    /// left out of comparisons.
    ///
    /// - Complexity: O(*n*) in the number of parts.
    public var asides: [Range<Int>] {
        parts.filter { $0.kind != .body && $0.kind != .headline }.map(\.range)
    }

    /// The byte ranges of one kind of part, in order.
    ///
    /// - Complexity: O(*n*) in the number of parts.
    public func ranges(of kind: Kind) -> [Range<Int>] {
        parts.compactMap { $0.kind == kind ? $0.range : nil }
    }
}

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
        var rules: [BoilerplateLexicon.Rule?] = []
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
    private static func openLists(_ lines: inout [TextLine], _ rules: [BoilerplateLexicon.Rule?]) {
        let last = lines.lastIndex(where: isParagraph) ?? 0
        var end = 0
        // What stands within the list of another was taken in with it.
        for index in lines.indices where rules[index] == .opener && index >= end {
            let isBeforeList = index + 1 < lines.count && lines[index + 1].shape.hasBullet
            guard lines[index].kind == .boilerplate || isBeforeList else { continue }
            lines[index].kind = .boilerplate
            end = index + 1
            while end < lines.count {
                let line = lines[end]
                let isLink = line.shape.hasBullet || end > last && !line.shape.endsSentence
                guard line.kind == .boilerplate || line.kind == .body && isLink && line.count < paragraph
                else { break }
                lines[end].kind = .boilerplate
                end += 1
            }
        }
    }

    /// Takes what stands below "Leave a reply" and the like for boilerplate,
    /// unless the article goes on: less than half of the text may follow, and
    /// no real paragraph but the one of an author's box.
    private static func closeArticle(_ lines: inout [TextLine], _ rules: [BoilerplateLexicon.Rule?]) {
        let all = lines.reduce(0) { $0 + $1.count }
        // From the end, until so much is left that the article goes on.
        var left = 0
        var start: Int?
        for index in lines.indices.reversed() {
            guard left * 2 < all else { break }
            let line = lines[index]
            if rules[index] == .closer, line.kind == .boilerplate { start = index }
            if line.kind == .body, line.count >= paragraph, line.shape.endsSentence { break }
            left += line.count
        }
        guard let start else { return }
        for index in (start + 1)..<lines.count where lines[index].kind == .body {
            lines[index].kind = .boilerplate
        }
    }

    /// Names of agencies, and runs of at least three lines that are neither
    /// sentences nor figures, some of them known boilerplate: lists of links.
    private static func classifyTail(_ lines: inout ArraySlice<TextLine>, in text: Span<UInt8>) {
        for index in lines.indices where lines[index].kind == .body {
            if LineReading.isAgencyLine(lines[index], in: text) { lines[index].kind = .creditLine }
        }
        var start = lines.startIndex
        while start < lines.endIndex {
            var end = start
            var isKnown = false
            while end < lines.endIndex, lines[end].kind == .boilerplate || isLink(lines[end]) {
                isKnown = isKnown || lines[end].kind == .boilerplate
                end += 1
            }
            if isKnown, end - start >= 3 {
                for index in start..<end { lines[index].kind = .boilerplate }
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
