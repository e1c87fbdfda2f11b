import Glibc
import Platform

/// The folder an archive stands in.
enum ArchiveFolder {
    static func make(_ folder: String) throws(ArchiveError) {
        if mkdir(folder, 0o755) == 0 { return }
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
        ["", "-wal", "-shm"].reduce(0) { sum, suffix in
            sum + ((try? FileStatus(path: ArchiveDatabase.path(in: folder) + suffix).size) ?? 0)
        }
    }
}
