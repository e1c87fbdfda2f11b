import Glibc
import Platform
import Synchronization

/// A folder that is open, so that what is done in it is done in this very one,
/// whatever comes to stand at its path.
///
/// From a folder the user named the way down leads through folders only: a
/// link on it is not followed, whoever put it there.
struct OpenFolder: ~Copyable {
    let descriptor: Descriptor

    /// Opens a folder the user named, which may be reached by a link.
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

    /// Opens what lies below, one folder after the other.
    ///
    /// - Parameter makes: whether to make, durably, what is not there.
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

    /// Why an entry is no folder to go on in; nil if it is one or is not there.
    private func refusal(of entry: String) -> InboxFailure? {
        guard let kind = try? FileStatus(entry, in: descriptor).kind else { return nil }
        switch kind {
        case .folder: return nil
        case .link:
            return InboxFailure(
                "'\(entry)' is a symbolic link; inside an inbox none is followed, put a folder there",
                errorNumber: ELOOP)
        default:
            return InboxFailure("'\(entry)' is not a directory; put a folder there", errorNumber: ENOTDIR)
        }
    }
}

/// Where a path leads that begins with a folder the user named: to an entry of
/// a folder below it.
struct RootedPath {
    /// The folder the user named.
    let root: String
    /// From there the folder of the entry; empty for the named one itself.
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

    /// The folder the entry lies in.
    func open() throws(InboxFailure) -> OpenFolder {
        try OpenFolder(root: root.isEmpty ? "/" : root).folder(folder)
    }

    /// Opens a file to be read.
    ///
    /// It may have become something else since it was looked at: a link is not
    /// followed, and a pipe opened without O_NONBLOCK would wait for a writer.
    func openFile() throws(InboxFailure) -> Descriptor {
        let folder = try open()
        return try InboxFailure.of(
            Descriptor(entry, in: folder.descriptor, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_NOFOLLOW))
    }
}

/// Keeps a second daemon out of an inbox, for as long as this one lives.
///
/// The folder itself is locked, so nothing is written into it, and the system
/// unlocks it however the process ends. A file system that cannot lock lets
/// everybody in.
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

    public init(_ layout: InboxLayout) throws(InboxFailure) {
        self.layout = layout
        held = Mutex(try Self.lock(layout))
    }

    /// Whether the folder that is locked still stands where the inbox is.
    var isInPlace: Bool {
        guard let folder = try? OpenFolder(root: layout.root), let status = try? folder.descriptor.status()
        else { return false }
        return held.withLock { $0.identity == status.identity }
    }

    /// Locks the folder that stands there now, in place of the former one.
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
                throw InboxFailure("another 'wirecopy watch' is at work in it", errorNumber: EWOULDBLOCK)
            }
        }
        return Held(folder, identity)
    }
}

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

    init(_ error: SystemError) {
        let isLink = error.number == ELOOP
        self.init(
            isLink ? "a symbolic link; inside an inbox none is followed" : error.clause,
            errorNumber: error.number)
    }

    /// Does something of the system's; what goes wrong is said in our words.
    static func of<T: ~Copyable>(_ body: @autoclosure () throws(SystemError) -> T) throws(InboxFailure) -> T {
        do throws(SystemError) {
            return try body()
        } catch {
            throw InboxFailure(error)
        }
    }

    /// Whether it is no fault of a single file: what holds for one holds for
    /// the next.
    var isShared: Bool {
        [ENOSPC, EDQUOT, EROFS, EIO, EMFILE, ENFILE, ENOMEM, ENXIO, ESTALE].contains(errorNumber)
    }
}
