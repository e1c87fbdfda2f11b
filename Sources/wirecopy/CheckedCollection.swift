import ArticleArchive
import ArticleReading
import ArticleText
import ReuseDetection

/// Where `check` looks for sources: paths, or an archive as it is now.
struct CheckedCollection: ArticleSource {
    private enum Kind: Sendable {
        case dump(Dump)
        case archive(ArchiveSnapshot.Articles)
    }

    private let kind: Kind

    /// - Parameter archive: the folder of the archive to look in instead of
    ///   the paths.
    init(paths: [String], archive: String?, reading options: ReadingOptions) throws(ArchiveError) {
        guard let archive else {
            kind = .dump(Dump(paths: paths, options: options))
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
