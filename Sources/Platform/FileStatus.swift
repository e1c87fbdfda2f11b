import Glibc

/// What changes when the content of a name changes.
///
/// Of two equal stamps the second was taken from the same file, and nobody has
/// written to it between, as far as the clock of its file system can tell.
public struct FileStamp: Hashable, Sendable {
    public var identity: FileIdentity
    public var size: Int
    /// Nanoseconds since 1970: of the content, and of anything about the file.
    public var modified: Int
    public var changed: Int

    public init(identity: FileIdentity, size: Int, modified: Int, changed: Int) {
        self.identity = identity
        self.size = size
        self.modified = modified
        self.changed = changed
    }

    /// Whether it is the same file with the same content; a move or a chmod
    /// leaves it so.
    public func isSameContent(as other: FileStamp) -> Bool {
        (identity, size, modified) == (other.identity, other.size, other.modified)
    }
}

/// What makes a file the same under two names.
public struct FileIdentity: Hashable, Sendable {
    public var device: UInt64
    public var number: UInt64

    public init(device: UInt64, number: UInt64) {
        self.device = device
        self.number = number
    }
}

/// What the system tells of a file without reading it.
public struct FileStatus: Sendable {
    public enum Kind: Sendable { case file, folder, link, pipe, socket, device }

    public let kind: Kind
    public let stamp: FileStamp
    /// The hard links to it.
    public let names: Int
    public let owner: UInt32
    public let group: UInt32
    public let permissions: UInt32
    /// Whether all of it has a place on the disk.
    public let isAllocated: Bool

    public var identity: FileIdentity { stamp.identity }
    /// In bytes.
    public var size: Int { stamp.size }
    /// Whether it is a plain file that has no other name.
    public var isOwnFile: Bool { kind == .file && names == 1 }

    /// - Parameter followsLinks: whether a symbolic link is what it leads to.
    public init(path: String, followsLinks: Bool = true) throws(SystemError) {
        var status = stat()
        // stat(2) itself is hidden behind the structure of the same name.
        let flags = followsLinks ? 0 : AT_SYMLINK_NOFOLLOW
        guard unsafe fstatat(AT_FDCWD, path, &status, flags) == 0 else { throw .last }
        self.init(status)
    }

    /// Of an entry of a folder; a symbolic link is one.
    public init(_ entry: String, in folder: borrowing Descriptor) throws(SystemError) {
        var status = stat()
        guard unsafe fstatat(folder.number, entry, &status, AT_SYMLINK_NOFOLLOW) == 0 else { throw .last }
        self.init(status)
    }

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
