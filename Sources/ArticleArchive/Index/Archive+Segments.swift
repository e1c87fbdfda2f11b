import GRDB
import Glibc
import ReuseDetection
import Sketching

extension Archive {
    /// So many texts are a segment: fewer are read from the database in no time.
    private static let leastTexts = 1024
    /// Segments are merged until each has so many times the texts of the next.
    private static let growth = 4
    /// From this share of texts that have changed on all segments are merged.
    private static let mostChanged = 0.1

    /// Puts what came since the last segment into a new one, if it is enough, and
    /// merges segments where there are many.
    ///
    /// Others can write and read meanwhile, but for some milliseconds.
    ///
    /// - Complexity: O(*n* log *n*) in the texts of the segments that become one,
    ///   which a text is part of O(log *n*) times.
    ///
    /// - Parameter isStopping: asked now and then; when it says true, all stays.
    public func tendIndex(isStopping: () -> Bool = { false }) throws(ArchiveError) {
        try tendIndex(least: Self.leastTexts, mergesAll: false, isStopping: isStopping)
    }

    /// - Parameters:
    ///   - least: so many new texts are enough.
    ///   - mergesAll: whether to merge all segments, so that nothing is left in them of
    ///     articles that were removed.
    func tendIndex(
        least: Int, mergesAll: Bool, isStopping: () -> Bool = { false }
    ) throws(ArchiveError) {
        let made = try database.read { db -> MergedSegment? in
            let stored = try StoredSegments(db, folder: folder, options: options.detection)
            let newest = try Document.fetchOne(db, sql: "SELECT max(article) FROM fingerprint") ?? 0
            let changed = stored.removed.count + stored.renumbered.count
            let indexed = stored.segments.reduce(0) { $0 + $1.count }
            let isDue = Int(newest) - Int(stored.last) >= least
            let isWorn = Double(changed) > Double(least) + Self.mostChanged * Double(indexed)
            guard isDue || isWorn || mergesAll && changed > 0 else { return nil }
            let rest = try stored.rest(db, options: options.detection, isStopping: isStopping)
            var merged: [Int] = []
            var size = rest.count
            for place in stored.segments.indices.reversed()
            where isWorn || mergesAll || stored.segments[place].count < Self.growth * max(1, size) {
                merged.append(place)
                size += stored.segments[place].count
            }
            return MergedSegment(stored, merged, rest, newest: newest)
        }
        guard let made else { return }
        guard let segment = made.segment else {
            // What it held is made anew, of the database, next time.
            try database.write { try SegmentTable(db: $0).deleteAll() }
            return
        }
        let name = "\(made.newest)-\(String(UInt64.random(in: .min ... .max), radix: 36)).segment"
        let place = StoredSegments.folder(in: folder)
        try ArchiveFolder.make(place)
        do throws(SegmentFailure) {
            try segment.write(to: place, as: name)
        } catch {
            throw ArchiveError(
                kind: .failed, "cannot write to '\(place)': \(String(cString: strerror(error.errorNumber)))")
        }
        try withIndex { (index) throws(ArchiveError) in
            let stored = try database.write { db in
                try SegmentTable(db: db).replace(
                    made.names, by: name, last: made.newest, settled: made.settled)
                return try StoredSegments(db, folder: folder, options: options.detection)
            }
            index.adopt(stored.segments, moved: Set(segment.documents), removed: stored.removed)
        }
        removeLeftovers()
    }

    /// Deletes files that are no segment any more, or never became one.
    func removeLeftovers() {
        guard let names = try? database.read({ try SegmentTable(db: $0).names() }) else { return }
        let folder = StoredSegments.folder(in: folder)
        guard let entries = opendir(folder) else { return }
        defer { closedir(entries) }
        while let entry = readdir(entries) {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
            }
            guard name.hasSuffix(".segment") || name.hasSuffix(".segment.draft") else { continue }
            if !names.contains(name) { unlink(folder + "/" + name) }
        }
    }
}

/// A segment made of others and of what was in none.
private struct MergedSegment {
    /// Nil where one of the others cannot be read.
    let segment: Segment?
    /// The names of those it takes the place of.
    let names: [String]
    /// Changes that are in it, and in no other segment.
    let settled: Set<Document>
    let newest: Document

    init(_ stored: StoredSegments, _ merged: [Int], _ rest: Segment, newest: Document) {
        segment =
            merged.isEmpty
            ? rest : Segment(merging: merged.map { stored.segments[$0] } + [rest], without: stored.removed)
        let areKept = Set(merged).symmetricDifference(Set(stored.segments.indices))
        names = stored.segments.isEmpty ? stored.names : merged.map { stored.names[$0] }
        settled = stored.renumbered.union(
            stored.removed.filter { document in
                !areKept.contains { stored.segments[$0].text(of: document) != nil }
            })
        self.newest = newest
    }
}
