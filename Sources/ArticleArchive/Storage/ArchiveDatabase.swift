import GRDB
import Glibc

/// The SQLite file of an archive.
///
/// Write-ahead logging, so that readers of this and other processes work on
/// while one writes; every commit is on the disk before it is believed.
final class ArchiveDatabase: Sendable {
    let folder: String
    private let reader: any DatabaseReader
    private let pool: DatabasePool?

    /// - Parameter isWritable: whether to write; the file and its folder are
    ///   made if they are not there.
    init(folder: String, isWritable: Bool) throws(ArchiveError) {
        self.folder = folder
        do {
            if isWritable {
                let pool = try DatabasePool(path: Self.path(in: folder), configuration: .archive)
                // GRDB opens such files with NORMAL, which a power failure can
                // rob of what was committed last.
                try pool.writeWithoutTransaction { db in
                    try db.execute(sql: "PRAGMA synchronous = FULL; PRAGMA secure_delete = ON")
                }
                self.pool = pool
                reader = pool
            } else {
                var configuration = Configuration.archive
                configuration.readonly = true
                reader = try DatabaseQueue(path: Self.path(in: folder), configuration: configuration)
                pool = nil
            }
            try check()
        } catch {
            throw ArchiveError(error, at: folder)
        }
    }

    static func path(in folder: String) -> String { folder + "/archive.sqlite" }

    static func exists(in folder: String) -> Bool { access(path(in: folder), F_OK) == 0 }

    /// Reads from one state of the archive, whatever is written meanwhile.
    func read<T>(_ body: (Database) throws -> T) throws(ArchiveError) -> T {
        do {
            return try reader.read(body)
        } catch {
            throw ArchiveError(error, at: folder)
        }
    }

    /// Writes all or nothing; on return it is on the disk.
    func write<T>(_ body: (Database) throws -> T) throws(ArchiveError) -> T {
        do {
            return try writer.write(body)
        } catch {
            throw ArchiveError(error, at: folder)
        }
    }

    /// Puts what was logged into the file and empties the log, so that nothing
    /// deleted is left in it.
    func checkpoint() throws(ArchiveError) {
        do {
            _ = try writer.writeWithoutTransaction { try $0.checkpoint(.truncate) }
        } catch {
            throw ArchiveError(error, at: folder)
        }
    }

    /// Writes the file anew without what is free in it.
    func vacuum() throws(ArchiveError) {
        do {
            try writer.vacuum()
        } catch {
            throw ArchiveError(error, at: folder)
        }
        try checkpoint()
    }

    private var writer: DatabasePool {
        guard let pool else { preconditionFailure("the archive was opened for reading") }
        return pool
    }

    /// Brings an older schema up to date, and refuses a newer one.
    private func check() throws {
        let migrator = Schema.migrator
        let (isNewer, isCurrent) = try reader.read { db in
            (try migrator.hasBeenSuperseded(db), try migrator.hasCompletedMigrations(db))
        }
        if isNewer {
            throw ArchiveError(
                kind: .otherSchema,
                "the archive '\(folder)' was made by a newer wirecopy; use that one, or another folder")
        }
        if isCurrent { return }
        guard let pool else {
            throw ArchiveError(
                kind: .otherSchema,
                "the archive '\(folder)' was made by an older wirecopy; "
                    + "'wirecopy archive compact --archive \(folder)' brings it up to date")
        }
        try migrator.migrate(pool)
    }
}

extension Configuration {
    fileprivate static var archive: Configuration {
        var configuration = Configuration()
        configuration.label = "archive"
        configuration.maximumReaderCount = 4
        configuration.busyMode = .timeout(10)
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA cache_size = -8000") }
        return configuration
    }
}
