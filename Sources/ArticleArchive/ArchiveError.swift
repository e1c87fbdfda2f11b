import GRDB

/// Why an archive cannot be used: what, where, and what to do.
public struct ArchiveError: Error, Hashable, CustomStringConvertible {
    public enum Kind: Sendable, Hashable {
        /// There is no archive in the folder, or not any more.
        case missing
        /// Another process writes to it.
        case inUse
        /// Another version of wirecopy made it, with a schema this one does
        /// not know.
        case otherSchema
        /// It was made with other detection options or hashes.
        case otherSettings
        /// What it holds is not what was written.
        case damaged
        /// The file system or the database refused.
        case failed
        /// It was told to stop before it was done; nothing was stored.
        case stopped
    }

    public let kind: Kind
    public let description: String

    init(kind: Kind, _ description: String) {
        self.kind = kind
        self.description = description
    }

    static let stopped = ArchiveError(kind: .stopped, "stopped before it was done; nothing was stored")

    /// An error of the file system or of SQLite as one about the archive.
    init(_ error: any Error, at folder: String) {
        if let error = error as? ArchiveError {
            self = error
            return
        }
        guard let error = error as? DatabaseError else {
            self.init(kind: .failed, "the archive '\(folder)': \(error)")
            return
        }
        let reason = error.message ?? error.resultCode.description
        switch error.resultCode {
        case .SQLITE_FULL:
            self = .full(folder)
        case .SQLITE_CORRUPT, .SQLITE_NOTADB:
            // A disk that fails can look like this too: no word of backups yet.
            self.init(
                kind: .damaged,
                "the archive '\(folder)' cannot be read as it was written (\(reason)); if its disk is well, "
                    + "'wirecopy archive verify --archive \(folder)' says what is damaged")
        case .SQLITE_IOERR:
            self.init(kind: .failed, "the archive '\(folder)': \(reason); look at its disk")
        case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM:
            self.init(
                kind: .failed,
                "the archive '\(folder)' cannot be opened: \(reason); look at its permissions, and at how many "
                    + "files may be open")
        default:
            self.init(kind: .failed, "the archive '\(folder)': \(reason)")
        }
    }

    static func full(_ folder: String) -> ArchiveError {
        ArchiveError(
            kind: .failed,
            "the archive '\(folder)' cannot grow: its file system is full; make room there")
    }

    static func damaged(_ folder: String, _ what: String) -> ArchiveError {
        ArchiveError(
            kind: .damaged,
            "the archive '\(folder)' is damaged: \(what); 'wirecopy archive verify --archive \(folder)' tells more"
        )
    }
}
