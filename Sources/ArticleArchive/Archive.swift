import ReuseDetection
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
    /// - Throws: ``ArchiveError``: there is none, another process writes to it,
    ///   a newer wirecopy made it, or it cannot be read or written.
    public init(
        at folder: String, access: Access, options: ArchiveOptions = ArchiveOptions()
    ) throws(ArchiveError) {
        self.folder = folder
        self.options = options
        switch access {
        case .readOnly:
            guard ArchiveDatabase.exists(in: folder) else {
                throw ArchiveError(
                    kind: .missing,
                    "'\(folder)' holds no archive; 'wirecopy watch INBOX --archive \(folder)' makes one")
            }
            lock = nil
        case .readWrite:
            try Self.makeFolder(folder)
            lock = try WriterLock(folder: folder)
        }
        database = try ArchiveDatabase(folder: folder, isWritable: access == .readWrite)
        if access == .readWrite { try settleEngine() }
    }

    /// Makes the index now rather than when the first article comes: seconds
    /// for a hundred thousand articles.
    ///
    /// - Throws: also if the archive was made with other detection options.
    public func load() throws(ArchiveError) {
        try withIndex { (_) throws(ArchiveError) in }
    }

    /// Calls `body` with the index; only one caller at a time has it.
    func withIndex<T>(_ body: (inout LiveIndex) throws(ArchiveError) -> T) throws(ArchiveError) -> T {
        try index.withLock { (index: inout LiveIndex?) throws(ArchiveError) -> T in
            if index == nil {
                try checkEngine()
                index = try database.read { try IndexLoader(db: $0, options: options).index() }
            }
            do throws(ArchiveError) {
                return try body(&index!)
            } catch {
                index = nil
                throw error
            }
        }
    }

    /// Makes the next call that needs the index make it anew.
    func forgetIndex() { index.withLock { $0 = nil } }
}
