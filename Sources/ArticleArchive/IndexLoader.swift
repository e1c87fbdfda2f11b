import GRDB
import ReuseDetection

/// Makes the live index of what is stored; no text is read.
struct IndexLoader {
    let db: Database
    let options: ArchiveOptions

    func index() throws -> LiveIndex {
        var builder = LiveIndexBuilder(options: options.detection, window: options.window)
        try FingerprintTable(db: db).forEach { builder.add($0, $1) }
        try PairTable(db: db).forEach { verdict, isNear in
            builder.connect(
                verdict.first, verdict.second, score: verdict.score, overlap: verdict.overlap, isNear: isNear)
        }
        return builder.build()
    }
}
