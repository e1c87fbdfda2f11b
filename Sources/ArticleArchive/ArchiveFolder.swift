import Glibc
import Platform

/// The folder an archive stands in.
enum ArchiveFolder {
    static func make(_ folder: String) throws(ArchiveError) {
        if unsafe mkdir(folder, 0o755) == 0 { return }
        let error = SystemError.last
        if error.number == EEXIST {
            guard let status = try? FileStatus(path: folder), status.kind != .folder else { return }
            throw ArchiveError(kind: .failed, "'\(folder)' is a file; name a folder for the archive")
        }
        throw ArchiveError(
            kind: .failed,
            "cannot make the folder '\(folder)': \(error); "
                + "make the folder it is to stand in, or look at its permissions")
    }

    /// Bytes of the archive's files on the disk.
    static func size(of folder: String) -> Int {
        let index = StoredSegments.folder(in: folder)
        let files =
            ["", "-wal", "-shm"].map { ArchiveDatabase.path(in: folder) + $0 }
            + ((try? Folder.entries(of: index)) ?? []).map { index + "/" + $0.name }
        return files.reduce(0) { $0 + ((try? FileStatus(path: $1).size) ?? 0) }
    }
}
