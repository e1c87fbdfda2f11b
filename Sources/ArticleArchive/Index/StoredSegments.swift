import ArticleText
import GRDB
import Glibc
import ReuseDetection
import Sketching

/// The segments of an archive as they were at one moment.
struct StoredSegments {
    let names: [String]
    /// None where one of them cannot be used, as what it
    /// held would be missing.
    let segments: [Segment]
    /// Documents in them that no text goes by any more.
    let removed: Set<TextNumber>
    /// Documents that a text goes by which is in none of them, though others after
    /// it are.
    let renumbered: Set<TextNumber>
    /// Articles after this one are in none of them.
    let last: ArticleNumber

    init(_ db: Database, folder: String, options: DetectionOptions) throws {
        let table = SegmentTable(db: db)
        let scheme = Self.scheme(options)
        names = try table.names()
        let found = names.compactMap { Segment(in: Self.path(of: $0, in: folder), scheme: scheme) }
        guard found.count == names.count, !found.isEmpty else {
            (segments, removed, renumbered, last) = ([], [], [], ArticleNumber(rawValue: 0))
            return
        }
        segments = found
        let changes = try table.changes()
        removed = changes.gone
        renumbered = changes.renumbered
        last = try table.lastIndexed()
    }

    /// What must agree between segments that are asked together.
    static func scheme(_ options: DetectionOptions) -> String { DetectionSettings(options).text }

    static func folder(in archive: String) -> String { archive + "/index" }

    static func path(of name: String, in archive: String) -> String { folder(in: archive) + "/" + name }

    /// The texts that are in no segment, as one.
    ///
    /// - Parameter most: so many at most, the first that came.
    func rest(
        _ db: Database, options: DetectionOptions, most: Int = .max, isStopping: () -> Bool = { false }
    ) throws -> Segment {
        var maker = KeyMaker(options: options)
        var (bands, shingles, words) = (PostingBuilder(), PostingBuilder(), PostingBuilder())
        var texts: [Segment.Text] = []
        let articles = ArticleTable(db: db)
        try FingerprintTable(db: db).forEachText(after: last, and: renumbered, most: most) {
            number, publisher, keys in
            let document = number.rawValue
            if isStopping() { throw ArchiveError.stopped }
            bands.add(document, under: keys.bands)
            shingles.add(document, under: keys.sampled)
            // A damaged text is found by its keys, and named then.
            if let article = try? articles.article(number) {
                words.add(document, under: maker.vocabulary(of: article.text))
            }
            texts.append(Segment.Text(document: document, publisher: publisher, keys))
        }
        return Segment(
            scheme: Self.scheme(options), texts: texts, bands: bands, shingles: shingles, words: words)
    }
}

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
        try PairTable(db: db).forEach { pair in
            builder.connect(
                pair.first, pair.second, score: pair.verdict.score, overlap: pair.verdict.overlap,
                isNear: pair.isNear)
        }
        return builder.build()
    }
}
