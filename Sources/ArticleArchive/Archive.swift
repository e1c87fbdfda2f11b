public import ReuseDetection
import GRDB
import Synchronization

/// What has come in and what was found of it: a folder with a SQLite file, and
/// in memory the index that new articles are looked up in.
///
/// One process at a time writes to an archive, through one `Archive`; any
/// number read, also while it is written to. All calls may come from any thread.
public final class Archive: Sendable {
    public enum Access: Sendable, Hashable {
        case readOnly
        /// Makes the archive if it is not there.
        case readWrite
    }

    public let folder: String
    public let options: ArchiveOptions
    let database: ArchiveDatabase
    private let lock: WriterLock?
    /// Made when it is first needed; given up when a transaction failed, as it
    /// then knows what the archive does not.
    private let index = Mutex<LiveIndex?>(nil)

    /// Opens the archive in a folder.
    ///
    /// - Parameter options: nil for those the archive was made with. Who only
    ///   reads gets these in any case.
    /// - Throws: there is no archive, another process writes to it, a newer
    ///   wirecopy made it, its articles were judged with other options, or it
    ///   cannot be read or written.
    public convenience init(
        at folder: String, access: Access, options: ArchiveOptions? = nil
    ) throws(ArchiveError) {
        try self.init(at: folder, access: access, options: options, isRebuilt: false)
    }

    /// - Parameter isRebuilt: whether all articles are about to be judged anew,
    ///   so that it does not matter how they were.
    init(
        at folder: String, access: Access, options: ArchiveOptions?, isRebuilt: Bool
    ) throws(ArchiveError) {
        self.folder = folder
        switch access {
        case .readOnly:
            guard ArchiveDatabase.exists(in: folder) else {
                throw ArchiveError(
                    kind: .missing,
                    "'\(folder)' holds no archive; 'wirecopy watch INBOX --archive \(folder)' makes one")
            }
            lock = nil
        case .readWrite:
            try ArchiveFolder.make(folder)
            lock = try WriterLock(folder: folder)
        }
        let isLeftBehind = lock?.isLeftBehind ?? WriterLock.isLeftBehind(in: folder)
        if isLeftBehind, !ArchiveDatabase.hasLog(in: folder) {
            throw ArchiveError(
                kind: .damaged,
                "the archive '\(folder)' has lost its log 'archive.sqlite-wal', in which the last process left what "
                    + "it wrote; put it back, or delete '\(folder)/lock' to go on without it")
        }
        do throws(ArchiveError) {
            database = try ArchiveDatabase(folder: folder, isWritable: access == .readWrite)
        } catch {
            // It took the log in before it failed.
            if !ArchiveDatabase.hasLog(in: folder) { lock?.release() }
            throw error
        }
        do throws(ArchiveError) {
            self.options = try Self.settled(options, database, access, isRebuilt: isRebuilt)
        } catch {
            if database.close() { lock?.release() }
            throw error
        }
        if ArchiveDatabase.hasLog(in: folder) { lock?.noteLog() }
    }

    deinit { close() }

    /// The options the archive goes by, and stores if it is new.
    private static func settled(
        _ options: ArchiveOptions?, _ database: ArchiveDatabase, _ access: Access, isRebuilt: Bool
    ) throws(ArchiveError) -> ArchiveOptions {
        var settled = options ?? ArchiveOptions()
        let stored = try database.read { try DetectionSettings($0) }
        if let stored, access == .readOnly || options == nil {
            settled.detection = stored.applied(to: settled.detection)
        }
        let wanted = DetectionSettings(settled.detection)
        if let stored, stored != wanted, !isRebuilt {
            throw ArchiveError(
                kind: .otherSettings,
                "the articles of the archive '\(database.folder)' were judged otherwise "
                    + "(\(stored.difference(from: wanted))); "
                    + "'wirecopy archive rebuild --archive \(database.folder)' judges them anew")
        }
        if stored == nil, access == .readWrite { try database.write { try wanted.store(in: $0) } }
        return settled
    }

    /// Puts everything into the one file and closes it; the archive is of no
    /// more use.
    public func close() {
        // The mark of the log goes last: what ends the program here loses neither.
        if database.close() { lock?.release() }
    }

    /// - Throws: if the archive is not where it was opened any more, or there is no
    ///   room left to write to it.
    public func checkPlace() throws(ArchiveError) {
        try database.checkPlace()
        guard lock?.isInPlace ?? true else {
            throw ArchiveError(
                kind: .missing,
                "the file 'lock' of the archive '\(folder)' was deleted or replaced, so another process may write to "
                    + "it; nothing more is judged here: end all of them and start one again")
        }
    }

    /// - Throws: if the file is damaged in its structure.
    ///
    /// - Complexity: O(*n*) in the size of the archive.
    public func checkStructure() throws(ArchiveError) {
        if let fault = try database.faults().first { throw .damaged(folder, fault) }
    }

    /// Makes the index now rather than when the first article comes: seconds
    /// for a hundred thousand articles.
    public func load() throws(ArchiveError) {
        try withIndex { (_) throws(ArchiveError) in }
    }

    /// Calls `body` with the index; only one caller at a time has it.
    func withIndex<T>(_ body: (inout LiveIndex) throws(ArchiveError) -> T) throws(ArchiveError) -> T {
        try index.withLock { (index: inout LiveIndex?) throws(ArchiveError) -> T in
            if index == nil {
                index = try database.read {
                    try IndexLoader(db: $0, folder: folder, options: options).index()
                }
            }
            do throws(ArchiveError) {
                return try body(&index!)
            } catch {
                index = nil
                throw error
            }
        }
    }
}

/// How an archive judges, and what it keeps.
public struct ArchiveOptions: Sendable, Hashable {
    /// What counts as reuse. All articles of an archive are judged alike: with
    /// other options it has to be rebuilt.
    public var detection = DetectionOptions()
    /// Seconds after its arrival that an article is kept; nil is for ever.
    public var keep: Double?
    /// An article is compared with those published, or else received, at most
    /// so many seconds before or after it; nil is with all. Articles with the
    /// same words are always found.
    public var window: Double?

    public init() {}
}

extension Archive {
    /// Writes what the archive holds now into another folder, also while
    /// somebody writes to it. The folder must be there.
    public func copy(to folder: String) throws(ArchiveError) {
        try database.read { db in
            let copy = try DatabaseQueue(path: ArchiveDatabase.path(in: folder))
            try copy.writeWithoutTransaction { try db.backup(to: $0) }
        }
    }

    /// Whether there is an archive in a folder.
    public static func exists(in folder: String) -> Bool { ArchiveDatabase.exists(in: folder) }
}
