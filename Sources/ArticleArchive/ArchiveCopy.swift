import GRDB

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
