/// What the parts of an article's text are: headline, byline, body, captions,
/// credit lines and the furniture a saved page drags along; and what they say
/// of its origin.
///
/// Cautious by design: a line nothing is known of is body, because body taken
/// for furniture is lost to every comparison and furniture taken for body only
/// adds a little noise. Linear, a few microseconds a kilobyte.
///
/// Offsets are bytes from the start of the text.
public struct Anatomy: Sendable, Hashable {
    /// What a part of a text is.
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
        case furniture
    }

    /// One line, or one paragraph of a text that is wrapped into lines.
    public struct Part: Sendable, Hashable {
        public let kind: Kind
        /// Without the white space around it, and never empty.
        public let range: Range<Int>
    }

    /// The parts in their order. White space between them belongs to none.
    public let parts: [Part]
    /// Where and for whom the story was filed, if it says so.
    public let dateline: Dateline?
    /// Who wrote it, without the "By".
    public let byline: String?
    /// Every agency and outlet the text credits, in the order of the text.
    public let credits: [Credit]

    /// Takes a text apart that is given as UTF-8.
    public init(of text: ArraySlice<UInt8>) {
        let bytes = text.span
        var lines = TextLines.cut(bytes)
        PartClassifier.classify(&lines, in: bytes)
        dateline = DatelineReader.dateline(of: lines, in: bytes)
        byline = BylineReader.byline(of: lines, in: bytes)
        credits = CreditFinder.credits(of: lines, dateline: dateline, in: bytes)
        parts = lines.map { Part(kind: $0.kind, range: $0.range) }
    }

    /// The byte ranges of what is neither body nor headline, in order: what a
    /// comparison sets aside.
    public var asides: [Range<Int>] {
        parts.filter { $0.kind != .body && $0.kind != .headline }.map(\.range)
    }

    /// The byte ranges of one kind of part, in order.
    public func ranges(of kind: Kind) -> [Range<Int>] {
        parts.compactMap { $0.kind == kind ? $0.range : nil }
    }
}
