import Glibc

/// The folder an archive stands in.
enum ArchiveFolder {
    static func make(_ folder: String) throws(ArchiveError) {
        if mkdir(folder, 0o755) == 0 { return }
        if errno == EEXIST {
            var status = stat()
            guard unsafe stat(folder, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else { return }
            throw ArchiveError(kind: .failed, "'\(folder)' is a file; name a folder for the archive")
        }
        throw ArchiveError(
            kind: .failed,
            "cannot make the folder '\(folder)': \(String(cString: strerror(errno))); "
                + "make the folder it is to stand in, or look at its permissions")
    }

    /// Bytes of the archive's files on the disk.
    static func size(of folder: String) -> Int {
        ["", "-wal", "-shm"].reduce(0) { sum, suffix in
            var status = stat()
            let result = unsafe stat(ArchiveDatabase.path(in: folder) + suffix, &status)
            return sum + (result == 0 ? Int(status.st_size) : 0)
        }
    }
}
