import Glibc

/// What went wrong with a file or a folder.
public struct InboxFailure: Error, Hashable, CustomStringConvertible {
    /// The system's error number; 0 if it was none of the system's.
    public let errorNumber: Int32
    /// One clause: what is wrong and, where something helps, what to do.
    public let description: String

    public init(_ description: String, errorNumber: Int32 = 0) {
        self.description = description
        self.errorNumber = errorNumber
    }

    static func system(_ errorNumber: Int32) -> InboxFailure {
        let description =
            switch errorNumber {
            case ENOENT: "no such file or folder"
            case EACCES: "permission denied"
            case ENOSPC: "no space left on the file system"
            case EDQUOT: "the disk quota is used up"
            case EROFS: "the file system is read-only"
            case EXDEV: "on another file system; a file is only moved within one"
            case ELOOP: "a symbolic link; inside an inbox none is followed"
            case EMFILE, ENFILE: "too many open files; raise the limit (ulimit -n, or LimitNOFILE)"
            case ENAMETOOLONG: "its name or path is too long; shorten it"
            default: String(cString: strerror(errorNumber)).lowercased()
            }
        return InboxFailure(description, errorNumber: errorNumber)
    }

    /// Whether it is no fault of a single file: what holds for one holds for
    /// the next.
    var isShared: Bool {
        [ENOSPC, EDQUOT, EROFS, EIO, EMFILE, ENFILE, ENOMEM, ENXIO, ESTALE].contains(errorNumber)
    }
}
