/// One text with what is known about it.
///
/// A light view on an ``ArticleBatch``: the fields stay bytes in the batch's
/// one block of memory until somebody asks for one as a `String`.
public struct Article: Sendable {
    /// What an article can carry. `text` is what is compared; the others
    /// describe it.
    public enum Field: Int, CaseIterable, Sendable {
        case id, title, publisher, byline, published, language, url, credit, text
    }

    /// Where an article was read.
    public struct Origin: Sendable, Hashable {
        /// The file, as the user would name it.
        public var path: String
        /// The record within the file, counted from 1; nil where the file is
        /// the article.
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

    /// A field as UTF-8; empty where the source did not give it.
    public func utf8(_ field: Field) -> ArraySlice<UInt8> { batch.bytes(of: field, at: index) }

    /// A field as a string; nil where the source did not give it.
    public subscript(field: Field) -> String? {
        let bytes = utf8(field)
        return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
    }
}
