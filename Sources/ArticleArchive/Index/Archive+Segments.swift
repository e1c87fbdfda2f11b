import GRDB
import Glibc
import Platform
import ReuseDetection
import Sketching

extension Archive {
    /// So many texts are a segment: fewer are read from the database in no time.
    private static let minTexts = 1024
    /// Segments are merged until each has so many times the texts of the next.
    private static let growth = 4
    /// From this share of texts that have changed on all segments are merged.
    private static let maxChanged = 0.1

    /// So many texts are made a segment at a time, as they are all in memory.
    private static let maxTexts = 16 * minTexts

    /// Puts what came since the last segment into new ones, if it is enough, and
    /// merges segments where there are many.
    ///
    /// Others can write and read meanwhile, but for some milliseconds.
    ///
    /// - Parameter isStopping: asked now and then; when it says true, the rest is left
    ///   for the next time.
    ///
    /// - Complexity: O(*n* log *n*) in the texts of the segments that become one,
    ///   which a text is part of O(log *n*) times.
    public func tendIndex(isStopping: () -> Bool = { false }) throws(ArchiveError) {
        try tendIndex(least: Self.minTexts, mergesAll: false, isStopping: isStopping)
    }

    /// - Parameters:
    ///   - least: so many new texts are enough.
    ///   - mergesAll: whether to merge all segments, so that nothing is left in them of
    ///     articles that were removed.
    func tendIndex(
        least: Int, mergesAll: Bool, isStopping: () -> Bool = { false }
    ) throws(ArchiveError) {
        let place = StoredSegments.folder(in: folder)
        while let plan = try database.read({
            try SegmentPlan($0, of: self, least: least, mergesAll: mergesAll, isStopping)
        }) {
            let name = "\(plan.last.rawValue)-\(String(UInt64.random(in: .min ... .max), radix: 36)).segment"
            try ArchiveFolder.make(place)
            do throws(SystemError) {
                try Segment.merge(plan.merged, without: Set(plan.gone.map(\.rawValue)), to: place, as: name)
            } catch {
                // What it held is made anew, of the database, next time.
                if error.number == EIO { try database.write { try SegmentTable(db: $0).deleteAll() } }
                throw ArchiveError(
                    kind: .failed,
                    "cannot write to '\(place)': \(error)")
            }
            try withIndex { (index) throws(ArchiveError) in
                let stored = try database.write { db in
                    try SegmentTable(db: db).replace(
                        plan.names, by: name, last: plan.last, settled: plan.settled)
                    return try StoredSegments(db, folder: folder, options: options.detection)
                }
                index.adopt(stored.segments, moved: plan.texts, removed: stored.removed)
            }
            removeLeftovers()
        }
    }

    /// What is to become one segment.
    private struct SegmentPlan {
        /// The segments it takes the place of, and one of texts that are in none.
        let merged: [Segment]
        /// The names of those.
        let names: [String]
        /// Documents in them that no text goes by any more.
        let gone: Set<TextNumber>
        /// Changes that are in it, and in no other segment.
        let settled: Set<TextNumber>
        /// Articles up to this one will be in segments.
        let last: ArticleNumber

        var texts: Set<TextNumber> { Set(merged.lazy.flatMap(\.documents).map(TextNumber.init)) }

        /// Nil where there is too little to do.
        init?(
            _ db: Database, of archive: Archive, least: Int, mergesAll: Bool, _ isStopping: () -> Bool
        ) throws {
            if isStopping() { return nil }
            let options = archive.options.detection
            let stored = try StoredSegments(db, folder: archive.folder, options: options)
            let newest = try UInt32.fetchOne(db, sql: "SELECT max(article) FROM fingerprint") ?? 0
            let changed = stored.removed.count + stored.renumbered.count
            let indexed = stored.segments.reduce(0) { $0 + $1.count }
            let isDue = Int(newest) - Int(stored.last.rawValue) >= least
            let isWorn = Double(changed) > Double(least) + maxChanged * Double(indexed)
            guard isDue || isWorn || mergesAll && changed > 0 else { return nil }
            let rest = try stored.rest(db, options: options, most: maxTexts, isStopping: isStopping)
            var places: [Int] = []
            var size = rest.count
            for place in stored.segments.indices.reversed()
            where isWorn || mergesAll || stored.segments[place].count < growth * max(1, size) {
                places.append(place)
                size += stored.segments[place].count
            }
            merged = places.map { stored.segments[$0] } + [rest]
            names = stored.segments.isEmpty ? stored.names : places.map { stored.names[$0] }
            gone = stored.removed
            let kept = stored.segments.indices.filter { !places.contains($0) }
            if stored.segments.isEmpty {
                // All there is will be made anew, whatever had changed.
                let changes = try SegmentTable(db: db).changes()
                settled = changes.gone.union(changes.renumbered)
            } else {
                settled = stored.renumbered.union(
                    stored.removed.filter { text in
                        !kept.contains { stored.segments[$0].text(of: text.rawValue) != nil }
                    })
            }
            last = ArticleNumber(
                rawValue: rest.count < maxTexts ? max(newest, stored.last.rawValue) : rest.last!)
        }
    }

    /// Deletes files that are no segment any more, or never became one.
    func removeLeftovers() {
        guard let names = try? database.read({ try SegmentTable(db: $0).names() }) else { return }
        let folder = StoredSegments.folder(in: folder)
        for entry in (try? Folder.entries(of: folder)) ?? [] where !names.contains(entry.name) {
            if entry.name.hasSuffix(".segment") || entry.name.hasSuffix(".segment.draft") {
                unsafe unlink(folder + "/" + entry.name)
            }
        }
    }
}
