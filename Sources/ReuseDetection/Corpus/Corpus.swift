public import ArticleText

/// The number of an article in a ``Corpus``: its rank in the order of ids.
public typealias Document = UInt32

/// The number an article has for whoever keeps it, such as its row in an archive.
public struct ArticleNumber: RawRepresentable, Hashable, Comparable, Sendable {
    public let rawValue: UInt32

    public init(rawValue: UInt32) { self.rawValue = rawValue }

    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// The number of a text in an index: that of the first article that has it.
public struct TextNumber: RawRepresentable, Hashable, Comparable, Sendable {
    public let rawValue: UInt32

    public init(rawValue: UInt32) { self.rawValue = rawValue }
    public init(of article: ArticleNumber) { rawValue = article.rawValue }

    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// Articles in the order of their ids, every id unique.
///
/// All further work goes by the rank of an article in this order, so nothing
/// that is found depends on the order in which the articles came.
public struct Corpus: Sendable {
    private let batches: [ArticleBatch]
    private let places: [Place]
    private let renamed: [Document: String]

    struct Place: Sendable, Hashable {
        var batch: UInt32
        var index: UInt32
    }

    /// An id that several articles came with; all but the first got another.
    public struct DuplicateID: Sendable, Hashable {
        public let id: String
        public let renamedTo: String
        public let origin: Article.Origin
    }

    public let duplicateIDs: [DuplicateID]
    /// Articles that came again, with the same id from the same publisher and the
    /// same words; they are not among the documents.
    public let repeated: Int

    /// - Parameter content: what tells the article at a place from others with its
    ///   id.
    /// - Returns: the corpus and, per place given, the document it became; nil for
    ///   an article that came again.
    static func make(
        batches: [ArticleBatch], places: [Place], content: (UInt32) -> IDOrder.Content
    ) -> (corpus: Corpus, ranks: [Document?]) {
        let ordering = IDOrder(batches: batches, places: places, content: content)
        var ranks = [Document?](repeating: nil, count: places.count)
        for (rank, place) in ordering.order.enumerated() { ranks[Int(place)] = Document(rank) }
        let corpus = Corpus(
            batches: batches, places: ordering.order.map { places[Int($0)] }, renamed: ordering.renamed,
            duplicateIDs: ordering.duplicates, repeated: ordering.repeated.count)
        return (corpus, ranks)
    }

    /// The documents of one corpus, then those of another; an id may stand once
    /// in each.
    init(_ first: Corpus, then second: Corpus) {
        let (documents, count) = (Document(first.count), UInt32(first.batches.count))
        batches = first.batches + second.batches
        places = first.places + second.places.map { Place(batch: $0.batch + count, index: $0.index) }
        renamed = second.renamed.reduce(into: first.renamed) { $0[$1.key + documents] = $1.value }
        duplicateIDs = first.duplicateIDs + second.duplicateIDs
        repeated = first.repeated + second.repeated
    }

    private init(
        batches: [ArticleBatch], places: [Place], renamed: [Document: String], duplicateIDs: [DuplicateID],
        repeated: Int
    ) {
        self.batches = batches
        self.places = places
        self.renamed = renamed
        self.duplicateIDs = duplicateIDs
        self.repeated = repeated
    }

    public var count: Int { places.count }
    public var documents: Range<Document> { 0..<Document(places.count) }

    public subscript(document: Document) -> Article {
        let place = places[Int(document)]
        return batches[Int(place.batch)][Int(place.index)]
    }

    /// The id an article goes by: its own, or a new one if that was taken.
    public func id(of document: Document) -> String {
        renamed[document] ?? self[document].id
    }

    /// The same as UTF-8.
    public func idUTF8(of document: Document) -> ArraySlice<UInt8> {
        renamed[document].map { ArraySlice($0.utf8) } ?? self[document].utf8(.id)
    }

    /// The compared text as UTF-8.
    public func text(of document: Document) -> ArraySlice<UInt8> {
        let place = places[Int(document)]
        return batches[Int(place.batch)].bytes(of: .text, at: Int(place.index))
    }

    /// The article that goes by an id; nil if none does. O(log n), in a corpus
    /// of one dump.
    public func document(withID id: String) -> Document? {
        let wanted = ArraySlice(id.utf8)
        var (low, high) = (Document(0), Document(count))
        while low < high {
            let middle = low + (high - low) / 2
            if idUTF8(of: middle).lexicographicallyPrecedes(wanted) {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low < count && idUTF8(of: low) == wanted ? low : nil
    }
}
