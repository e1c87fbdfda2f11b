import Glibc

/// The failure of a system call.
public struct SystemError: Error, Hashable, CustomStringConvertible {
    /// As errno(3) has it.
    public let number: Int32

    public init(_ number: Int32) { self.number = number }

    /// Of the call that was made last.
    public static var last: SystemError { SystemError(errno) }

    /// As the system words it: `Permission denied`.
    public var description: String { unsafe String(cString: strerror(number)) }

    /// One clause: what is wrong and, where something helps, what to do.
    public var clause: String {
        switch number {
        case ENOENT: "no such file or folder"
        case ENOSPC: "no space left on the file system"
        case EDQUOT: "the disk quota is used up"
        case EROFS: "the file system is read-only"
        case EXDEV: "on another file system; a file is only moved within one"
        case ELOOP: "symbolic links that lead in a circle"
        case EMFILE, ENFILE: "too many open files; raise the limit (ulimit -n, or LimitNOFILE)"
        case ENAMETOOLONG: "its name or path is too long; shorten it"
        default: description.lowercased()
        }
    }
}
