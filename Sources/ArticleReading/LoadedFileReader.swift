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
        /// What of it could not be read.
        public var skipped: [Skipped] = []
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
        var unpacked = 0
        do throws(ReadFailure) {
            var source = try BlockSource(bytes: bytes, name: name, options: options)
            while let sequence = source.fill(&parser.block) {
                unpacked += parser.block.bytes.count
                if unpacked > limit {
                    throw ReadFailure("unpacks to more than \(limit >> 20) MiB; the rest was not read")
                }
                let batch = parser.parse(sequence: sequence)
                content.articles += batch.articles.indices.map { batch.articles[$0] }
                content.skipped += batch.skipped
            }
        } catch {
            content.skipped.append(Skipped(path: name, reason: error.reason))
        }
        return content
    }
}
