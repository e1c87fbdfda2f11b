import ArticleText

/// Turns blocks of input into articles; each thread has its own.
///
/// It owns what is worth keeping from one block to the next: the block's
/// memory and that of the formats' readers.
public struct RecordParser: ~Copyable {
    var block = Block()
    /// By the names of their formats.
    private var readers: [String: any RecordReader] = [:]
    private let options: ReadingOptions

    init(options: ReadingOptions) { self.options = options }

    /// Parses the block as it is.
    mutating func parse(sequence: Int) -> ReadBatch {
        var draft = ReadDraft()
        draft.articles.reserveCapacity(articles: block.pieces.count, bytes: block.bytes.count)
        block.bytes.append(contentsOf: repeatElement(0, count: Block.padding))
        for piece in block.pieces {
            switch piece.content {
            case .records(let format, let stretch):
                reader(of: format).read(stretch, of: piece.label, in: block.bytes, into: &draft)
            case .failure(let failure, let record, let unit):
                draft.skip(piece.label, failure.reason, record: record, unit: unit)
            }
        }
        return ReadBatch(
            sequence: sequence, articles: draft.articles, skipped: draft.skipped, bytesRead: block.bytesRead)
    }

    private mutating func reader(of format: any ArticleFormat) -> any RecordReader {
        if let reader = readers[format.name] { return reader }
        let reader = format.makeReader(options: options)
        readers[format.name] = reader
        return reader
    }
}

/// What becomes a batch.
struct ReadDraft {
    var articles = ArticleBatch()
    var skipped: [Skipped] = []
    /// The last file of which a record had no text.
    var lacking: FileLabel?

    mutating func skip(_ label: FileLabel, _ reason: String, record: Int? = nil, unit: RecordUnit = .line) {
        skipped.append(Skipped(path: label.path, record: record, unit: unit, reason: reason))
    }
}
