import Glibc

/// What changes when the content of a name changes.
///
/// Of two equal stamps the second was taken from the same file, and nobody has
/// written to it between, as far as the clock of its file system can tell.
struct FileStamp: Hashable, Sendable {
    var device: UInt64
    var number: UInt64
    var size: Int
    /// Nanoseconds since 1970: of the content, and of anything about the file.
    var modified: Int
    var changed: Int

    /// Whether it is the same file with the same content; a move or a chmod
    /// leaves it so.
    func isSameContent(as other: FileStamp) -> Bool {
        (device, number, size, modified) == (other.device, other.number, other.size, other.modified)
    }
}

/// An entry of a folder, symbolic links as what they are.
struct EntryStatus {
    enum Kind { case file, folder, link, pipe, socket, device }

    var kind: Kind
    var stamp: FileStamp
    /// The hard links to it.
    var names: Int

    init(path: String) throws(InboxFailure) {
        var status = stat()
        guard fstatat(AT_FDCWD, path, &status, AT_SYMLINK_NOFOLLOW) == 0 else { throw .system(errno) }
        self.init(status)
    }

    init(descriptor: Int32) throws(InboxFailure) {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .system(errno) }
        self.init(status)
    }

    init(_ status: stat) {
        kind =
            switch status.st_mode & S_IFMT {
            case S_IFREG: .file
            case S_IFDIR: .folder
            case S_IFLNK: .link
            case S_IFIFO: .pipe
            case S_IFSOCK: .socket
            default: .device
            }
        names = Int(status.st_nlink)
        stamp = FileStamp(
            device: UInt64(status.st_dev), number: UInt64(status.st_ino), size: Int(status.st_size),
            modified: Self.nanoseconds(status.st_mtim), changed: Self.nanoseconds(status.st_ctim))
    }

    private static func nanoseconds(_ time: timespec) -> Int {
        time.tv_sec.multipliedReportingOverflow(by: 1_000_000_000).partialValue &+ time.tv_nsec
    }

    /// Why this is not read, for whoever put it there; nil for a file.
    var refusal: String? {
        switch kind {
        case .file, .folder: nil
        case .link: "a symbolic link; inside an inbox none is followed, put the file itself there"
        case .pipe: "a named pipe, not a file"
        case .socket: "a socket, not a file"
        case .device: "a device, not a file"
        }
    }
}
