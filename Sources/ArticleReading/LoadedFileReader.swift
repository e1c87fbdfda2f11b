public import ArticleText

/// Reads the articles of files whose bytes are in memory.
///
/// For whoever has to know that what is read is what he has seen, whatever
/// happens to the file meanwhile.
public struct LoadedFileReader: ~Copyable {
    private var parser: RecordParser
    private let options: ReadingOptions
    private let limit: Int

    /// What a file holds.
    public struct Content: Sendable {
        public var articles: [Article] = []
        /// What of it could not be read: the first of it, as every line of a
        /// file can be broken.
        public var skipped: [Skipped] = []
        /// How much of it is not in `skipped`.
        public var furtherSkipped = 0

        mutating func skip(_ more: [Skipped]) {
            let named = more.prefix(SkippedList.perFile - skipped.count)
            skipped += named
            furtherSkipped += more.count - named.count
        }
    }

    /// - Parameter limit: the most bytes a file may hold when it is unpacked.
    ///   The rest is not read: a few bytes of a malicious archive can stand for
    ///   more than there is memory.
    public init(options: ReadingOptions = .init(), limit: Int) {
        parser = RecordParser(options: options)
        self.options = options
        self.limit = limit
    }

    /// - Parameter name: what ids are made of; its ending says what kind of
    ///   file it is.
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

/// A small file read as it is, for what is no article: a list of pairs.
public enum WholeFile {
    /// The most bytes, unpacked: some ten million pairs.
    public static let limit = 1 << 30

    /// The bytes of a file, unpacked if it is compressed, without the mark some
    /// editors begin UTF-8 with; `-` is standard input.
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
