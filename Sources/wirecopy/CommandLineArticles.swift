import ArticleArchive
import ArticleReading
import ArticleText

/// The articles of the paths on the command line, with progress on the terminal
/// while they are read.
struct CommandLineArticles: ArticleSource {
    private let reader: ArticleReader
    private let progress: Progress

    init(paths: [String], options: ReadingOptions) {
        let reader = ArticleReader(paths: paths, options: options)
        self.reader = reader
        progress = Progress(total: reader.totalBytes)
    }

    /// What could not be read so far.
    var skipped: [Skipped] { reader.skipped }

    func forEachBatch(_ body: (ArticleBatch) -> Void) {
        reader.forEachRead { batch in
            progress.advance(articles: batch.articles.count, bytes: batch.bytesRead)
            body(batch.articles)
        }
    }

    /// Ends the reading: takes the progress off the terminal and says which
    /// files were not looked at.
    func finish() {
        progress.finish()
        Warnings.name(reader.passedOver)
    }
}

/// Where `check` looks for sources: paths, or an archive as it is now.
struct CheckedCollection: ArticleSource {
    private enum Kind: Sendable {
        case dump(CommandLineArticles)
        case archive(ArchiveSnapshot.Articles)
    }

    private let kind: Kind

    /// - Parameter archive: the folder of the archive to look in instead of
    ///   the paths.
    init(paths: [String], archive: String?, reading options: ReadingOptions) throws(ArchiveError) {
        guard let archive else {
            kind = .dump(CommandLineArticles(paths: paths, options: options))
            return
        }
        kind = .archive(try Archive(at: archive, access: .readOnly).snapshot().articles())
    }

    /// What could not be read.
    var skipped: [Skipped] {
        switch kind {
        case .dump(let dump): dump.skipped
        case .archive(let articles):
            articles.damaged.map { Skipped(path: $0, reason: "the archived text is damaged") }
        }
    }

    func finish() {
        if case .dump(let dump) = kind { dump.finish() }
    }

    func forEachBatch(_ body: (ArticleBatch) -> Void) {
        switch kind {
        case .dump(let dump): dump.forEachBatch(body)
        case .archive(let articles): articles.forEachBatch(body)
        }
    }
}
