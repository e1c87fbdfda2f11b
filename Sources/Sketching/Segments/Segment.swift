/// An immutable index of some texts: what is known of each, and which have a
/// band, a sampled shingle or a word. Made in one go, written to a file, read where
/// it is asked, merged with others.
public struct Segment: Sendable {
    /// What is known of a text beside its postings.
    public struct Text: BitwiseCopyable, Sendable, Hashable {
        public let document: UInt32
        /// Stands for the publisher; 0 where it is not known.
        public let publisher: UInt32
        /// Words in the text.
        public let words: UInt32
        /// Shingles sampled of it, repeated ones counted each time.
        public let samples: UInt32
        /// Tells its words from any others.
        public let digest: Digest

        public init(document: UInt32, publisher: UInt32, words: UInt32, samples: UInt32, digest: Digest) {
            self.document = document
            self.publisher = publisher
            self.words = words
            self.samples = samples
            self.digest = digest
        }

        public struct Digest: BitwiseCopyable, Sendable, Hashable {
            public let high: UInt64
            public let low: UInt64

            public init(high: UInt64, low: UInt64) {
                self.high = high
                self.low = low
            }
        }
    }

    /// Everything that must agree between segments that are asked together: how
    /// words, shingles and signatures are made.
    public let scheme: String
    /// Ascending by their documents.
    let texts: [Text]
    /// Words of all texts.
    public let wordCount: Int
    public let bands: PostingList
    public let shingles: PostingList
    /// Of words that more than ``maxHaving(of:)`` texts have only
    /// ``PostingList/tooMany`` is listed. Empty where it was not asked for.
    public let words: PostingList

    init(
        scheme: String, texts: [Text], wordCount: Int, bands: PostingList, shingles: PostingList,
        words: PostingList
    ) {
        self.scheme = scheme
        self.texts = texts
        self.wordCount = wordCount
        self.bands = bands
        self.shingles = shingles
        self.words = words
    }

    /// - Parameters:
    ///   - texts: in any order, each document once.
    ///   - bands: collected of these documents; so are `shingles` and `words`.
    public init(
        scheme: String, texts: [Text], bands: consuming PostingBuilder, shingles: consuming PostingBuilder,
        words: consuming PostingBuilder
    ) {
        self.init(
            scheme: scheme, texts: texts.sorted { $0.document < $1.document },
            wordCount: texts.reduce(0) { $0 + Int($1.words) }, bands: PostingList([bands]),
            shingles: PostingList([shingles]),
            words: PostingList([words], most: Self.maxHaving(of: texts.count)))
    }

    /// - Parameter texts: ascending by their documents.
    public init(
        scheme: String, texts: [Text], bands: PostingList, shingles: PostingList, words: PostingList
    ) {
        self.init(
            scheme: scheme, texts: texts, wordCount: texts.reduce(0) { $0 + Int($1.words) },
            bands: bands, shingles: shingles, words: words)
    }

    /// A word that more of so many texts have tells nothing of what they are about.
    public static func maxHaving(of texts: Int) -> Int { max(50, texts / 20) }

    /// The number of texts.
    public var count: Int { texts.count }

    /// The last document; nil where there is none.
    public var last: UInt32? { texts.last?.document }

    /// The documents, ascending.
    public var documents: [UInt32] { texts.map(\.document) }

    /// What is known of a document; nil where it is not here. O(log *n*).
    public func text(of document: UInt32) -> Text? {
        let place = texts.span.firstPlace { $0.document >= document }
        return place < texts.count && texts[place].document == document ? texts[place] : nil
    }
}
