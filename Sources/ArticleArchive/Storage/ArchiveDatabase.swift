import GRDB
import Glibc
import Platform
import Synchronization

/// The SQLite file of an archive.
///
/// Write-ahead logging, so that readers of this and other processes work on
/// while one writes; every commit is on the disk before it is believed.
final class ArchiveDatabase: Sendable {
    let folder: String
    private let reader: any DatabaseReader
    private let pool: DatabasePool?
    /// The file as it was opened: while it is the one at its path, what is
    /// written can be found again.
    private let identity: FileIdentity?
    private let isClosed = Atomic(false)

    /// - Parameter isWritable: whether to write; the file and its folder are
    ///   made if they are not there.
    init(folder: String, isWritable: Bool) throws(ArchiveError) {
        self.folder = folder
        do {
            try Self.checkSpace(in: folder, isInUse: !isWritable && WriterLock.holder(in: folder) != nil)
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
            identity = try? FileStatus(path: Self.path(in: folder)).identity
            try check()
        } catch {
            throw ArchiveError(error, at: folder)
        }
    }

    static func path(in folder: String) -> String { folder + "/archive.sqlite" }
    private static func logPath(in folder: String) -> String { path(in: folder) + "-wal" }
    private static func sharedPath(in folder: String) -> String { path(in: folder) + "-shm" }

    static func exists(in folder: String) -> Bool {
        (try? FileStatus(path: path(in: folder)).kind) == .file
    }
    static func hasLog(in folder: String) -> Bool { unsafe access(logPath(in: folder), F_OK) == 0 }

    /// Refuses to go on where the file system is full: SQLite maps its file of
    /// shared memory, and a page of it that cannot be had on the disk ends the
    /// program.
    ///
    /// - Parameter isInUse: whether a process has the archive open, so that the
    ///   file that is there stays; else SQLite begins another.
    private static func checkSpace(in folder: String, isInUse: Bool) throws(ArchiveError) {
        if isInUse, let shared = try? FileStatus(path: sharedPath(in: folder)), shared.isAllocated { return }
        var status = statvfs()
        guard unsafe statvfs(folder, &status) == 0 else { return }
        if status.f_bavail < minSpace / max(1, UInt(status.f_frsize)) { throw .full(folder) }
    }

    /// In bytes: what SQLite needs beside the file to read it.
    private static let minSpace: UInt = 256 << 10

    /// - Throws: if the file is not where it was opened any more: then nothing
    ///   that is written would be found again.
    func checkPlace() throws(ArchiveError) {
        guard let there = try? FileStatus(path: Self.path(in: folder)), there.identity == identity else {
            throw ArchiveError(
                kind: .missing,
                "the archive '\(folder)' was deleted or replaced while it was written to; nothing more is "
                    + "judged until it is back")
        }
        if pool != nil { try Self.checkSpace(in: folder, isInUse: true) }
    }

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

    /// Puts everything into the one file and closes it, so that a copy of that
    /// file alone is a copy of the archive. What is being read is broken off.
    ///
    /// - Returns: whether nothing is left in the log. Where another process reads
    ///   it stays; whoever opens the archive next takes it in.
    func close() -> Bool {
        guard let pool, !isClosed.exchange(true, ordering: .relaxed) else { return false }
        pool.interrupt()
        let isTakenIn =
            (try? pool.writeWithoutTransaction { db in
                // Not for longer than one waits for the end of a program. This also takes the
                // interruption, which a checkpoint would take for its own.
                try db.execute(sql: "PRAGMA busy_timeout = 500")
                return try db.checkpoint(.truncate)
            }) != nil
        try? pool.close()
        // SQLite takes it in by itself when nobody else has the file open.
        return isTakenIn || !Self.hasLog(in: folder)
    }

    /// The faults SQLite finds in the file's structure; none in a sound one.
    ///
    /// - Complexity: O(*n*) in the size of the file.
    func faults() throws(ArchiveError) -> [String] {
        let lines = try read { try String.fetchAll($0, sql: "PRAGMA quick_check(20)") }
        return lines == ["ok"] ? [] : lines
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
        let (isNewer, isCurrent, isEmpty) = try reader.read { db in
            (
                try migrator.hasBeenSuperseded(db), try migrator.hasCompletedMigrations(db),
                try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") == 0
            )
        }
        if isNewer {
            throw ArchiveError(
                kind: .otherSchema,
                "the archive '\(folder)' was made by a newer wirecopy; use that one, or another folder")
        }
        if isCurrent { return }
        if pool == nil, isEmpty {
            throw ArchiveError(
                kind: .missing,
                "the archive '\(folder)' is empty; if it was copied, its log 'archive.sqlite-wal' belongs beside "
                    + "it: copy both, or after 'wirecopy watch' has ended")
        }
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
