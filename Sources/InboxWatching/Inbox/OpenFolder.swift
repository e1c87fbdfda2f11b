import Glibc
import Platform

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
        guard mkdirat(descriptor.number, entry, 0o755) == 0 else {
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
