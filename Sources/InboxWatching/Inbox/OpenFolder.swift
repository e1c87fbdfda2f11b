import Glibc
import Platform
import Synchronization

/// An open folder. All operations are done in this folder, even if another one takes its
/// path.
///
/// Symbolic links below the folder the user named are not followed.
struct OpenFolder: ~Copyable {
    let descriptor: Descriptor

    /// Opens a folder the user named, following symbolic links.
    init(root path: String) throws(InboxFailure) {
        descriptor = try InboxFailure.of(Descriptor(path, O_RDONLY | O_DIRECTORY))
    }

    private init(_ entry: String, in folder: borrowing OpenFolder) throws(InboxFailure) {
        do throws(SystemError) {
            descriptor = try Descriptor(entry, in: folder.descriptor, O_RDONLY | O_DIRECTORY | O_NOFOLLOW)
        } catch {
            throw folder.refusal(of: entry) ?? InboxFailure(error)
        }
    }

    private init(copying folder: borrowing OpenFolder) throws(InboxFailure) {
        descriptor = try InboxFailure.of(Descriptor(copying: folder.descriptor.number))
    }

    /// Opens a subfolder by a relative path.
    ///
    /// - Parameter makes: whether to durably create missing folders.
    func folder(_ name: String, makes: Bool = false) throws(InboxFailure) -> OpenFolder {
        let entries = name.utf8.split(separator: UInt8(ascii: "/")).map { String($0)! }
        guard let first = entries.first else { return try OpenFolder(copying: self) }
        if makes { try make(first) }
        var folder = try OpenFolder(first, in: self)
        for entry in entries.dropFirst() {
            if makes { try folder.make(entry) }
            folder = try OpenFolder(entry, in: folder)
        }
        return folder
    }

    private func make(_ entry: String) throws(InboxFailure) {
        guard unsafe mkdirat(descriptor.number, entry, 0o755) == 0 else {
            let error = SystemError.last
            guard error.number == EEXIST else { throw InboxFailure(error) }
            return
        }
        try InboxFailure.of(descriptor.sync())
    }

    /// Why an entry cannot be opened as a folder; nil if it is one or does not exist.
    private func refusal(of entry: String) -> InboxFailure? {
        guard let kind = try? FileStatus(entry, in: descriptor).kind else { return nil }
        switch kind {
        case .folder: return nil
        case .link:
            return InboxFailure(
                "'\(entry)' is a symbolic link, which is not followed in an inbox; put a folder there",
                errorNumber: ELOOP)
        default:
            return InboxFailure("'\(entry)' is not a directory; put a folder there", errorNumber: ENOTDIR)
        }
    }
}

/// A path split into a folder the user named, a subfolder and an entry.
struct RootedPath {
    /// The folder the user named.
    let root: String
    /// The folder of the entry relative to `root`; empty for `root` itself.
    let folder: String
    let entry: String

    /// - Parameter roots: the folders the user named.
    init(_ path: String, roots: [String]) {
        let root = roots.first { path == $0 || path.hasBytes(first: $0 + "/") } ?? ""
        self.root = root
        let name = String(path.utf8.dropFirst(root.utf8.count).drop { $0 == UInt8(ascii: "/") })!
        folder = InboxLayout.folder(of: name)
        entry = name.isEmpty ? "." : String(InboxLayout.entry(of: name))
    }

    /// Opens the folder of the entry.
    func open() throws(InboxFailure) -> OpenFolder {
        try OpenFolder(root: root.isEmpty ? "/" : root).folder(folder)
    }

    /// Opens a file for reading.
    ///
    /// The file may have been replaced since it was looked at: a symbolic link is not
    /// followed, and O_NONBLOCK keeps a pipe from blocking.
    func openFile() throws(InboxFailure) -> Descriptor {
        let folder = try open()
        return try InboxFailure.of(
            Descriptor(entry, in: folder.descriptor, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_NOFOLLOW))
    }
}

/// Keeps a second daemon out of an inbox.
///
/// The folder itself is locked with flock(2): nothing is written into it, and the lock is
/// released however the process ends. On a file system without locks it has no effect.
public final class InboxLock: Sendable {
    private final class Held: Sendable {
        let folder: OpenFolder
        let identity: FileIdentity

        init(_ folder: consuming OpenFolder, _ identity: FileIdentity) {
            self.folder = folder
            self.identity = identity
        }
    }

    private let layout: InboxLayout
    private let held: Mutex<Held>

    /// - Throws: ``InboxFailure`` if the folder cannot be opened, or another process has
    ///   the lock.
    public init(_ layout: InboxLayout) throws(InboxFailure) {
        self.layout = layout
        held = Mutex(try Self.lock(layout))
    }

    /// Whether the locked folder is still the one at the inbox's path.
    var isInPlace: Bool {
        guard let folder = try? OpenFolder(root: layout.root), let status = try? folder.descriptor.status()
        else { return false }
        return held.withLock { $0.identity == status.identity }
    }

    /// Locks the folder that is at the inbox's path now, instead of the former one.
    func renew() throws(InboxFailure) {
        let new = try Self.lock(layout)
        held.withLock { $0 = new }
    }

    private static func lock(_ layout: InboxLayout) throws(InboxFailure) -> Held {
        let folder = try OpenFolder(root: layout.root)
        let identity = try InboxFailure.of(folder.descriptor.status().identity)
        do throws(SystemError) {
            try folder.descriptor.lock()
        } catch {
            guard error.number != EWOULDBLOCK else {
                throw InboxFailure("another 'wirecopy watch' is watching it", errorNumber: EWOULDBLOCK)
            }
        }
        return Held(folder, identity)
    }
}

/// An error about a file or folder of an inbox.
public struct InboxFailure: Error, Hashable, CustomStringConvertible {
    /// The errno value of a failed system call; otherwise 0.
    public let errorNumber: Int32
    /// One clause: what is wrong and, if possible, what to do.
    public let description: String

    public init(_ description: String, errorNumber: Int32 = 0) {
        self.description = description
        self.errorNumber = errorNumber
    }

    init(_ error: SystemError) {
        let isLink = error.number == ELOOP
        self.init(
            isLink ? "symbolic links in an inbox are not followed" : error.clause,
            errorNumber: error.number)
    }

    /// Converts a `SystemError` to an ``InboxFailure``.
    static func of<T: ~Copyable>(_ body: @autoclosure () throws(SystemError) -> T) throws(InboxFailure) -> T {
        do throws(SystemError) {
            return try body()
        } catch {
            throw InboxFailure(error)
        }
    }

    /// Whether the cause is not a single file, so that the next file will fail too.
    var isShared: Bool {
        [ENOSPC, EDQUOT, EROFS, EIO, EMFILE, ENFILE, ENOMEM, ENXIO, ESTALE].contains(errorNumber)
    }
}
