/// A stretch of input, cut at the ends of records but not yet parsed.
///
/// The bytes of many small files can lie in one block, and one file in many
/// blocks. A parser keeps its block for the next stretch, so that reading does
/// not allocate.
struct Block: Sendable {
    /// What lies where in the bytes.
    enum Content: Sendable {
        /// JSON records, one a line; the first has the number `first`.
        case lines(Range<Int>, first: Int)
        /// One JSON record.
        case record(Range<Int>, number: Int)
        /// A whole text, which starts at byte `offset` of its file.
        case text(Range<Int>, offset: Int)
        /// Nothing: a line, an element or what follows in the file could not
        /// be read.
        case brokenLine(number: Int, ReadFailure)
        case brokenRecord(number: Int, ReadFailure)
        case failure(ReadFailure)
    }

    struct Piece: Sendable {
        var label: FileLabel
        var content: Content
    }

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

    mutating func append(_ content: Content, of label: FileLabel) {
        pieces.append(Piece(label: label, content: content))
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
