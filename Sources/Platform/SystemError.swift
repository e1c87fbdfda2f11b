import Glibc

/// The failure of a system call.
public struct SystemError: Error, Hashable, CustomStringConvertible {
    /// The value of errno.
    public let number: Int32

    /// - Parameter number: a value of errno.
    public init(_ number: Int32) { self.number = number }

    /// The error of the last system call.
    public static var last: SystemError { SystemError(errno) }

    /// The system's own text, such as `Permission denied`.
    public var description: String { unsafe String(cString: strerror(number)) }

    /// One clause: what is wrong and, if possible, what to do.
    public var clause: String {
        switch number {
        case ENOENT: "no such file or folder"
        case ENOSPC: "no space left on the file system"
        case EDQUOT: "the disk quota is used up"
        case EROFS: "the file system is read-only"
        case EXDEV: "on another file system; files can only be moved within one"
        case ELOOP: "a loop of symbolic links"
        case EMFILE, ENFILE: "too many open files; raise the limit (ulimit -n, or LimitNOFILE)"
        case ENAMETOOLONG: "its name or path is too long; shorten it"
        default: description.lowercased()
        }
    }
}
