import Glibc

/// Identifies a state of a file.
///
/// Two equal stamps were taken from the same file, and it was not changed in between, as
/// far as the clock of its file system can tell.
public struct FileStamp: Hashable, Sendable {
    public var identity: FileIdentity
    /// In bytes.
    public var size: Int
    /// When the content was last modified (mtime), in nanoseconds since 1970.
    public var modified: Int
    /// When anything about the file was last changed (ctime), in nanoseconds since 1970.
    public var changed: Int

    public init(identity: FileIdentity, size: Int, modified: Int, changed: Int) {
        self.identity = identity
        self.size = size
        self.modified = modified
        self.changed = changed
    }

    /// Whether both stamps are of the same file with the same content; moving the file or
    /// changing its permissions does not matter.
    public func isSameContent(as other: FileStamp) -> Bool {
        (identity, size, modified) == (other.identity, other.size, other.modified)
    }
}

/// The device and inode number of a file, the same for all its names.
public struct FileIdentity: Hashable, Sendable {
    public var device: UInt64
    /// The inode number.
    public var number: UInt64

    public init(device: UInt64, number: UInt64) {
        self.device = device
        self.number = number
    }
}

/// The result of stat(2).
public struct FileStatus: Sendable {
    public enum Kind: Sendable { case file, folder, link, pipe, socket, device }

    public let kind: Kind
    public let stamp: FileStamp
    /// The number of hard links.
    public let names: Int
    public let owner: UInt32
    public let group: UInt32
    /// The permission bits of the mode.
    public let permissions: UInt32
    /// Whether the file is not empty and has no holes.
    public let isAllocated: Bool

    public var identity: FileIdentity { stamp.identity }
    /// In bytes.
    public var size: Int { stamp.size }
    /// Whether it is a regular file with only one name.
    public var isOwnFile: Bool { kind == .file && names == 1 }

    /// - Parameter followsLinks: whether to look at the target of a symbolic link.
    /// - Throws: `SystemError` if stat(2) fails.
    public init(path: String, followsLinks: Bool = true) throws(SystemError) {
        var status = stat()
        // stat(2) itself is hidden behind the structure of the same name.
        let flags = followsLinks ? 0 : AT_SYMLINK_NOFOLLOW
        guard unsafe fstatat(AT_FDCWD, path, &status, flags) == 0 else { throw .last }
        self.init(status)
    }

    /// The status of an entry of a folder, without following symbolic links.
    ///
    /// - Throws: `SystemError` if fstatat(2) fails.
    public init(_ entry: String, in folder: borrowing Descriptor) throws(SystemError) {
        var status = stat()
        guard unsafe fstatat(folder.number, entry, &status, AT_SYMLINK_NOFOLLOW) == 0 else { throw .last }
        self.init(status)
    }

    /// The status of an open file.
    ///
    /// - Throws: `SystemError` if fstat(2) fails.
    public init(descriptor: Int32) throws(SystemError) {
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { throw .last }
        self.init(status)
    }

    private init(_ status: stat) {
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
        (owner, group, permissions) = (status.st_uid, status.st_gid, status.st_mode & 0o7777)
        isAllocated = status.st_size > 0 && Int(status.st_blocks) * 512 >= Int(status.st_size)
        stamp = FileStamp(
            identity: FileIdentity(device: UInt64(status.st_dev), number: UInt64(status.st_ino)),
            size: Int(status.st_size), modified: Self.nanoseconds(status.st_mtim),
            changed: Self.nanoseconds(status.st_ctim))
    }

    private static func nanoseconds(_ time: timespec) -> Int {
        time.tv_sec.multipliedReportingOverflow(by: 1_000_000_000).partialValue &+ time.tv_nsec
    }
}
