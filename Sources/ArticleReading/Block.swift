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
