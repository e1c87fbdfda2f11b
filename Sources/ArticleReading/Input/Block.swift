import ArticleText
import CSimdJSON

/// A stretch of input, cut at the ends of records but not yet parsed.
///
/// The bytes of many small files can lie in one block, and one file in many
/// blocks. A parser keeps its block for the next stretch, so that reading does
/// not allocate.
struct Block: Sendable {
    /// Records of one format that lie one after the other.
    struct Stretch: Sendable {
        var range: Range<Int>
        /// Where in its file it is, as the format counts.
        var place: Int
    }

    /// What lies where in the bytes, or could not be read.
    enum Content: Sendable {
        case records(any ArticleFormat, Stretch)
        /// Of a record, or of what follows in the file.
        case failure(ReadFailure, record: Int?, unit: RecordUnit)
    }

    struct Piece: Sendable {
        var label: FileLabel
        var content: Content
    }

    /// Bytes that stand behind every stretch when it is parsed.
    static let padding = Int(WIRECOPY_JSON_PADDING)

    var bytes: [UInt8] = []
    var pieces: [Piece] = []
    /// Bytes taken from files for it.
    var bytesRead = 0

    /// Empties the block but keeps its memory.
    mutating func clear() {
        bytes.removeAll(keepingCapacity: true)
        pieces.removeAll(keepingCapacity: true)
        bytesRead = 0
    }

    mutating func append(
        _ format: some ArticleFormat, _ range: Range<Int>, place: Int, of label: FileLabel
    ) {
        pieces.append(
            Piece(label: label, content: .records(format, Stretch(range: range, place: place))))
    }

    mutating func append(
        _ failure: ReadFailure, of label: FileLabel, record: Int? = nil, unit: RecordUnit = .line
    ) {
        pieces.append(Piece(label: label, content: .failure(failure, record: record, unit: unit)))
    }

    /// Appends up to `count` bytes of a source.
    ///
    /// - Returns: how many came, 0 at the end.
    mutating func fill(from source: ByteStream, upTo count: Int) throws(ReadFailure) -> Int {
        let before = bytes.count
        if bytes.capacity - before < count {
            bytes.reserveCapacity(max(before + count, 2 * bytes.capacity))
        }
        try bytes.append(addingCapacity: count) { (output) throws(ReadFailure) in
            try source.read(into: &output)
        }
        return bytes.count - before
    }
}

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
