/// One text with what is known about it.
///
/// A view into an ``ArticleBatch``: the fields are bytes in the batch's memory and become
/// a `String` only on access.
public struct Article: Sendable {
    /// The fields of an article. `text` is compared; the others describe it.
    public enum Field: Int, CaseIterable, Sendable {
        case id, title, publisher, byline, published, language, url, credit, text
    }

    /// Where an article was read.
    public struct Origin: Sendable, Hashable {
        /// The path of the file, as given by the user.
        public var path: String
        /// The number of the record in the file, from 1; nil if the file is the article.
        public var record: Int?

        public init(path: String, record: Int? = nil) {
            self.path = path
            self.record = record
        }
    }

    private let batch: ArticleBatch
    private let index: Int

    init(batch: ArticleBatch, index: Int) {
        self.batch = batch
        self.index = index
    }

    /// The article's id, unique in its collection.
    public var id: String { self[.id] ?? "" }
    /// The headline, if known.
    public var title: String? { self[.title] }
    /// The outlet that published it, if known.
    public var publisher: String? { self[.publisher] }
    /// When it was published, as its source wrote it, if known.
    public var published: String? { self[.published] }
    /// The compared text as UTF-8.
    public var text: ArraySlice<UInt8> { utf8(.text) }
    /// Where it was read.
    public var origin: Origin { batch.origin(at: index) }

    /// A field as UTF-8; empty if it is missing.
    public func utf8(_ field: Field) -> ArraySlice<UInt8> { batch.bytes(of: field, at: index) }

    /// A field as a string; nil if it is missing.
    ///
    /// - Complexity: O(*n*) in the length of the field.
    public subscript(field: Field) -> String? {
        let bytes = utf8(field)
        return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
    }
}

/// Several articles in one block of memory.
///
/// A batch stores the bytes of all fields contiguously, with 80 bytes of offsets per
/// article.
///
/// Write an article field by field with ``set(_:to:)``, in any order, then end
/// it with ``finish(path:record:)``. A batch can hold up to 4 GiB.
public struct ArticleBatch: Sendable {
    private struct Entry: Sendable {
        /// Start and length of each field, by `Article.Field.rawValue`.
        var fields: InlineArray<9, (start: UInt32, count: UInt32)> = .init(repeating: (0, 0))
        var path: UInt32 = 0
        /// 0 where the file is the article.
        var record: UInt32 = 0
    }

    private var bytes: [UInt8] = []
    private var entries: [Entry] = []
    private var paths: [String] = []
    private var draft = Entry()

    public init() {}

    /// The number of articles.
    public var count: Int { entries.count }
    public var isEmpty: Bool { entries.isEmpty }
    public var indices: Range<Int> { entries.indices }

    public subscript(index: Int) -> Article { Article(batch: self, index: index) }

    /// A field as UTF-8; empty if it is missing.
    public func bytes(of field: Article.Field, at index: Int) -> ArraySlice<UInt8> {
        let range = entries[index].fields[field.rawValue]
        return bytes[Int(range.start)..<Int(range.start) + Int(range.count)]
    }

    /// Where the article at `index` was read.
    public func origin(at index: Int) -> Article.Origin {
        let entry = entries[index]
        return Article.Origin(
            path: paths[Int(entry.path)], record: entry.record == 0 ? nil : Int(entry.record))
    }

    public mutating func reserveCapacity(articles: Int, bytes byteCount: Int) {
        entries.reserveCapacity(articles)
        bytes.reserveCapacity(byteCount)
    }

    /// Sets a field of the current article. The bytes are copied.
    ///
    /// - Precondition: the batch stays smaller than 4 GiB.
    /// - Complexity: O(*n*), amortized, in the length of the field.
    public mutating func set(_ field: Article.Field, to utf8: Span<UInt8>) {
        draft.fields[field.rawValue] = (UInt32(bytes.count), UInt32(utf8.count))
        // Appending byte by byte would cost half as much as parsing JSON does.
        unsafe utf8.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
    }

    /// Sets a field of the current article.
    ///
    /// - Precondition: the batch stays smaller than 4 GiB.
    /// - Complexity: O(*n*), amortized, in the length of the field.
    public mutating func set(_ field: Article.Field, to string: some StringProtocol) {
        let start = bytes.count
        bytes.append(contentsOf: string.utf8)
        draft.fields[field.rawValue] = (UInt32(start), UInt32(bytes.count - start))
    }

    /// Ends the current article.
    ///
    /// - Parameters:
    ///   - path: the path of its file, as given by the user.
    ///   - record: its number in the file, from 1; nil if the file is the article.
    public mutating func finish(path: String, record: Int? = nil) {
        if paths.last != path { paths.append(path) }
        draft.path = UInt32(paths.count - 1)
        draft.record = UInt32(record ?? 0)
        entries.append(draft)
        draft = Entry()
    }
}

/// A source of articles in batches.
public protocol ArticleSource: Sendable {
    /// Calls `body` with batches until there are none left.
    ///
    /// Several threads can call it at the same time; each batch is passed to one of them.
    func forEachBatch(_ body: (ArticleBatch) -> Void)
}
