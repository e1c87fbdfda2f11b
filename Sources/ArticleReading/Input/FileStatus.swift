import Glibc

/// What a path leads to.
struct FileStatus {
    enum Kind { case file, folder, pipe, socket, device }

    /// What makes a file the same under two names.
    struct Identity: Hashable {
        var device: UInt
        var number: UInt
    }

    var kind: Kind
    var identity: Identity
    /// In bytes.
    var size: Int
    /// Whether the file has other names that are no links to this one.
    var hasOtherNames: Bool

    /// Follows symbolic links.
    init(path: String) throws(ReadFailure) {
        var status = stat()
        // stat(2) itself is hidden behind the structure of the same name.
        guard fstatat(AT_FDCWD, path, &status, 0) == 0 else { throw ReadFailure(errorNumber: errno) }
        self.init(status)
    }

    init(descriptor: Int32) throws(ReadFailure) {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw ReadFailure(errorNumber: errno) }
        self.init(status)
    }

    private init(_ status: stat) {
        kind =
            switch status.st_mode & S_IFMT {
            case S_IFREG: .file
            case S_IFDIR: .folder
            case S_IFIFO: .pipe
            case S_IFSOCK: .socket
            default: .device
            }
        identity = Identity(device: UInt(status.st_dev), number: UInt(status.st_ino))
        size = Int(status.st_size)
        hasOtherNames = status.st_nlink > 1
    }

    /// Why something that is neither file nor folder is not read. Opening it
    /// could wait for ever, or set a machine in motion.
    var failure: ReadFailure {
        switch kind {
        case .file: ReadFailure("a file")
        case .folder: ReadFailure("a folder")
        case .pipe: ReadFailure("a named pipe; redirect it to standard input and read -")
        case .socket: ReadFailure("a socket, not a file")
        case .device: ReadFailure("a device, not a file")
        }
    }
}

extension ReadFailure {
    /// The failure of a system call.
    package init(errorNumber: Int32) {
        switch errorNumber {
        case ENOENT: self.init("no such file or folder")
        case EACCES: self.init("permission denied")
        case ELOOP: self.init("symbolic links that lead in a circle")
        default: self.init(String(cString: strerror(errorNumber)).lowercased())
        }
    }
}
