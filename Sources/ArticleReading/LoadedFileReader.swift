public import ArticleText

/// Reads articles from the bytes of a file in memory.
///
/// So the articles are those of exactly these bytes, even if the file changes meanwhile.
public struct LoadedFileReader: ~Copyable {
    private var parser: RecordParser
    private let options: ReadingOptions
    private let limit: Int

    /// The content of a file.
    public struct Content: Sendable {
        public var articles: [Article] = []
        /// The first records that could not be read.
        public var skipped: [Skipped] = []
        /// The number of unreadable records that are not in `skipped`.
        public var furtherSkipped = 0

        mutating func skip(_ more: [Skipped]) {
            let named = more.prefix(SkippedList.perFile - skipped.count)
            skipped += named
            furtherSkipped += more.count - named.count
        }
    }

    /// - Parameter limit: the maximum number of bytes a file can unpack to. The rest is not
    ///   read, so that a malicious archive cannot exhaust the memory.
    public init(options: ReadingOptions = .init(), limit: Int) {
        parser = RecordParser(options: options)
        self.options = options
        self.limit = limit
    }

    /// Reads the articles of a file.
    ///
    /// - Parameter name: the name of the file. Ids are derived from it, and its ending
    ///   determines the format.
    /// - Complexity: O(*n*) in the bytes and in what they unpack to.
    public mutating func read(_ bytes: [UInt8], name: String) -> Content {
        var content = Content()
        do throws(ReadFailure) {
            var source = try BlockSource(bytes: bytes, name: name, options: options, limit: limit)
            while let sequence = source.fill(&parser.block) {
                let batch = parser.parse(sequence: sequence)
                content.articles += batch.articles.indices.map { batch.articles[$0] }
                content.skip(batch.skipped)
            }
        } catch {
            content.skip([Skipped(path: name, reason: error.reason)])
        }
        return content
    }
}

/// Reads a file as a whole, such as a list of pairs.
public enum WholeFile {
    /// The default limit of the size after decompression, in bytes.
    public static let limit = 1 << 30

    /// The bytes of a file, decompressed and without a byte order mark; `-` is standard
    /// input.
    ///
    /// - Throws: ``ReadFailure`` if the file cannot be read, is longer than `limit`, or is
    ///   marked as UTF-16 or UTF-32.
    /// - Complexity: O(*n*) in the bytes returned.
    public static func bytes(at path: String, limit: Int = limit) throws(ReadFailure) -> [UInt8] {
        let meter = FileSource.Meter()
        let source = try path == "-" ? .standardInput(meter: meter) : FileSource(path: path, meter: meter)
        var stream = ByteStream(source)
        if let compression = Compression(magic: stream.peek(Compression.magicSize)) {
            stream = try compression.decompress(stream, budget: UnpackingBudget(.bytes(limit), meter: meter))
        }
        var bytes: [UInt8] = []
        while true {
            let before = bytes.count
            try bytes.append(addingCapacity: 1 << 16) { (output) throws(ReadFailure) in
                try stream.read(into: &output)
            }
            if bytes.count == before { break }
            if bytes.count > limit { throw ReadFailure("longer than \(ReadingOptions.sizeText(limit))") }
        }
        if bytes.starts(with: UTF8Text.mark) { bytes.removeFirst(UTF8Text.mark.count) }
        return bytes
    }
}
