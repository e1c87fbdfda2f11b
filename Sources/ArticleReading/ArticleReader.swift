import Platform
import Synchronization

/// Reads articles from files, folders, archives and standard input.
///
/// Threads pull: each makes a parser and calls ``next(using:)`` until it gives
/// nil. What has to be done in order (reading, decompressing, cutting at the
/// ends of records) happens under one lock, a block at a time; parsing happens
/// outside it. Nothing is read ahead, so memory stays bounded by a block per
/// thread and by the largest article.
///
/// No input makes it stop or throw: what cannot be read is named in
/// ``ReadBatch/skipped``.
public final class ArticleReader: Sendable {
    private let paths: [String]
    private let options: ReadingOptions
    private let blocks: Mutex<BlockSource>

    /// - Parameter paths: files, folders (read to any depth), patterns with
    ///   `*`, `?` or `[`, and `-` for standard input.
    public init(paths: [String], options: ReadingOptions = .init()) {
        self.paths = paths
        self.options = options
        blocks = Mutex(BlockSource(paths: paths, options: options))
    }

    /// A parser for the use of one thread.
    public func makeParser() -> RecordParser { RecordParser(options: options) }

    /// The next stretch of input; nil at the end.
    ///
    /// A batch can be without articles, where all of it had to be skipped.
    /// Takes time linear in the bytes read.
    public func next(using parser: inout RecordParser) -> ReadBatch? {
        guard let sequence = blocks.withLock({ $0.fill(&parser.block) }) else { return nil }
        return parser.parse(sequence: sequence)
    }

    /// The files in the folders and archives read so far that were not read
    /// because of their names.
    public var passedOver: PassedOver { blocks.withLock { $0.passedOver } }

    /// The sizes of all files together, in bytes; nil if standard input is
    /// among them.
    ///
    /// Walks the folders, so it takes time linear in the number of files.
    public var totalBytes: Int? {
        var walk = InputWalk(paths: paths)
        var total = 0
        while let found = walk.next() {
            switch found {
            case .file(_, let status): total += status.size
            case .standardInput: return nil
            case .unreadable: continue
            }
        }
        return total
    }
}
