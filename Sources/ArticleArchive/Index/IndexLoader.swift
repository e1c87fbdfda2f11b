import GRDB
import ReuseDetection
import Sketching

/// Makes the live index of what is stored: of segments what they hold, of keys
/// what came after them. No text is read.
struct IndexLoader {
    let db: Database
    let folder: String
    let options: ArchiveOptions

    func index() throws -> LiveIndex {
        let stored = try StoredSegments(db, folder: folder, options: options.detection)
        var builder = LiveIndexBuilder(
            options: options.detection, window: options.window, segments: stored.segments,
            removed: stored.removed)
        let table = FingerprintTable(db: db)
        try table.forEach { article, text in
            try builder.add(article, text) {
                guard let keys = try table.keys(article.number) else { throw Row.damaged("bands") }
                return keys
            }
        }
        try PairTable(db: db).forEach { verdict, isNear in
            builder.connect(
                verdict.first, verdict.second, score: verdict.score, overlap: verdict.overlap, isNear: isNear)
        }
        return builder.build()
    }
}
