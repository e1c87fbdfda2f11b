import GRDB

/// Why an archive cannot be used: what, where, and what to do.
public struct ArchiveError: Error, Hashable, CustomStringConvertible {
    public enum Kind: Sendable, Hashable {
        /// There is no archive in the folder.
        case missing
        /// Another process writes to it.
        case inUse
        /// Another version of wirecopy made it, with a schema this one does
        /// not know.
        case otherSchema
        /// It was made with other detection options or hashes.
        case otherEngine
        /// It is damaged.
        case damaged
        /// The file system or the database refused.
        case failed
    }

    public let kind: Kind
    public let description: String

    init(kind: Kind, _ description: String) {
        self.kind = kind
        self.description = description
    }

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
            self.init(
                kind: .failed, "the archive '\(folder)' cannot grow: \(reason); make room on its file system")
        case .SQLITE_CORRUPT, .SQLITE_NOTADB:
            self.init(
                kind: .damaged,
                "the archive '\(folder)' is damaged: \(reason); restore '\(folder)' from a backup")
        case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM:
            self.init(
                kind: .failed, "the archive '\(folder)' cannot be opened: \(reason); look at its permissions")
        default:
            self.init(kind: .failed, "the archive '\(folder)': \(reason)")
        }
    }

    static func damaged(_ folder: String, _ what: String) -> ArchiveError {
        ArchiveError(
            kind: .damaged,
            "the archive '\(folder)' is damaged: \(what); 'wirecopy archive verify --archive \(folder)' tells more"
        )
    }
}
