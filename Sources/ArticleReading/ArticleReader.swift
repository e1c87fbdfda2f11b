public import ArticleText
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
/// ``ReadBatch/skipped``, and of what was read by ``forEachBatch(_:)`` in
/// ``skipped``.
public final class ArticleReader: ArticleSource {
    private let paths: [String]
    private let options: ReadingOptions
    private let blocks: Mutex<BlockSource>
    private let skippedList = Mutex(SkippedList())

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

    /// Reads what nobody has read yet until there is nothing left, on the
    /// calling thread and any others that do the same.
    public func forEachRead(_ body: (ReadBatch) -> Void) {
        var parser = makeParser()
        while let batch = next(using: &parser) {
            if !batch.skipped.isEmpty { skippedList.withLock { $0.add(batch.skipped) } }
            body(batch)
        }
    }

    public func forEachBatch(_ body: (ArticleBatch) -> Void) { forEachRead { body($0.articles) } }

    /// What ``forEachRead(_:)`` could not read so far: the same list in whatever
    /// order the files were named and however many threads read them.
    public var skipped: [Skipped] { skippedList.withLock { $0.skipped } }

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

/// What one stretch of the input gave.
public struct ReadBatch: Sendable {
    /// The place of this stretch in the input, from 0 without gaps. Batches
    /// put in this order give the same articles however many threads read.
    public let sequence: Int
    public let articles: ArticleBatch
    /// What could not be read, in the order of the input.
    public let skipped: [Skipped]
    /// Bytes taken from files since the batch before, as they lie on the
    /// disk. They add up to ``ArticleReader/totalBytes``, or nearly so where
    /// parts of a zip archive are passed over or looked at twice.
    public let bytesRead: Int
}
