public import ArticleText
import Platform
import Synchronization

/// Reads articles from files, folders, archives and standard input.
///
/// Each thread makes a parser and calls ``next(using:)`` until it returns nil. Reading,
/// decompressing and splitting into records happen in order under a lock, one block at a
/// time; parsing happens outside the lock. Nothing is read ahead, so memory is bounded by
/// a block per thread and by the largest article.
///
/// No input makes it stop or throw. What cannot be read is listed in
/// ``ReadBatch/skipped``, and after ``forEachBatch(_:)`` in ``skipped``.
public final class ArticleReader: ArticleSource {
    private let paths: [String]
    private let options: ReadingOptions
    private let blocks: Mutex<BlockSource>
    private let skippedList = Mutex(SkippedList())

    /// - Parameter paths: files, folders (with all subfolders), patterns with `*`, `?` or
    ///   `[`, and `-` for standard input.
    public init(paths: [String], options: ReadingOptions = .init()) {
        self.paths = paths
        self.options = options
        blocks = Mutex(BlockSource(paths: paths, options: options))
    }

    /// A parser for use by one thread.
    public func makeParser() -> RecordParser { RecordParser(options: options) }

    /// The next batch of articles; nil at the end. A batch is empty if all of its input was
    /// skipped.
    ///
    /// - Complexity: O(*n*) in the bytes read and unpacked.
    public func next(using parser: inout RecordParser) -> ReadBatch? {
        guard let sequence = blocks.withLock({ $0.fill(&parser.block) }) else { return nil }
        return parser.parse(sequence: sequence)
    }

    /// Calls `body` with all batches that no other thread has read. Several threads can call
    /// it at the same time to share the work.
    ///
    /// - Complexity: O(*n*) in the bytes read and unpacked.
    public func forEachRead(_ body: (ReadBatch) -> Void) {
        var parser = makeParser()
        while let batch = next(using: &parser) {
            if !batch.skipped.isEmpty { skippedList.withLock { $0.add(batch.skipped) } }
            body(batch)
        }
    }

    public func forEachBatch(_ body: (ArticleBatch) -> Void) { forEachRead { body($0.articles) } }

    /// What ``forEachRead(_:)`` could not read so far. Does not depend on the order of the
    /// files or the number of threads.
    ///
    /// - Complexity: O(*n* log *n*) in the number of files with skipped input.
    public var skipped: [Skipped] { skippedList.withLock { $0.skipped } }

    /// The files in the folders and archives read so far that were not read
    /// because of their names.
    public var passedOver: PassedOver { blocks.withLock { $0.passedOver } }

    /// The total size of all files, in bytes; nil if standard input is among them.
    ///
    /// - Complexity: O(*n* log *n*) in the number of files; lists all folders.
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

/// The articles of one block of input.
public struct ReadBatch: Sendable {
    /// The number of the block, from 0 without gaps. In this order the articles do not
    /// depend on the number of threads.
    public let sequence: Int
    public let articles: ArticleBatch
    /// What could not be read, in the order of the input.
    public let skipped: [Skipped]
    /// Bytes read from files for this block, before decompression. They add up to
    /// ``ArticleReader/totalBytes``; only approximately for zip archives, of which parts can
    /// be skipped or read twice.
    public let bytesRead: Int
}
