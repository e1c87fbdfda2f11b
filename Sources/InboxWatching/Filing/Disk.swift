import Glibc
import Platform

/// The file system operations of filing.
///
/// Symbolic links below the inbox and the verdict folder are not followed. This is a
/// protocol so that tests can interrupt after any operation.
protocol Disk: AnyObject {
    /// The stamp of a file, or of a symbolic link itself; nil if nothing is there.
    func stamp(of path: String) -> FileStamp?

    /// The first `count` bytes of a file; fewer if it is shorter, nil if it cannot be
    /// read.
    func head(of path: String, count: Int) -> [UInt8]?

    /// Creates a file with the bytes. Anything at the path is removed first, not written
    /// to.
    ///
    /// - Throws: EISDIR if there is a folder.
    func write(_ bytes: [UInt8], to path: String) throws(InboxFailure)

    /// Makes the content of a file or the entries of a folder durable (fsync).
    func sync(_ path: String) throws(InboxFailure)

    /// Renames a file.
    ///
    /// - Throws: EEXIST if the target exists.
    func move(_ path: String, to target: String) throws(InboxFailure)

    /// Durably creates a folder and its parents, if they do not exist.
    func makeFolder(_ path: String) throws(InboxFailure)

    /// Removes a file if it exists.
    func remove(_ path: String) throws(InboxFailure)
}

/// The real file system.
final class LocalDisk: Disk {
    private let roots: [String]

    /// - Parameter roots: the folders the user named, the inbox first. Symbolic links are
    ///   followed up to these folders, but not below.
    init(roots: [String]) { self.roots = roots }

    convenience init(layout: InboxLayout, verdictFolder: String?) {
        self.init(roots: [layout.root] + (verdictFolder.map { [$0] } ?? []))
    }

    func stamp(of path: String) -> FileStamp? {
        let place = place(path)
        guard let folder = try? place.open() else { return nil }
        return try? FileStatus(place.entry, in: folder.descriptor).stamp
    }

    func head(of path: String, count: Int) -> [UInt8]? {
        guard let file = try? place(path).openFile(), (try? file.status().kind) == .file else { return nil }
        return file.head(count)
    }

    func write(_ bytes: [UInt8], to path: String) throws(InboxFailure) {
        let place = place(path)
        let folder = try place.open()
        // Whatever is there was not created by us: it is removed without opening it. A pipe
        // would block, a link would lead to somebody else's file.
        try InboxFailure.of(folder.descriptor.remove(place.entry))
        let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_NONBLOCK
        let file = try InboxFailure.of(
            Descriptor(place.entry, in: folder.descriptor, flags, permissions: 0o644))
        guard try InboxFailure.of(file.status()).isOwnFile else {
            throw InboxFailure("another process has replaced or linked the verdict file")
        }
        try InboxFailure.of(file.write(bytes))
    }

    func sync(_ path: String) throws(InboxFailure) {
        let file = try place(path).openFile()
        try InboxFailure.of(file.sync())
    }

    func move(_ path: String, to target: String) throws(InboxFailure) {
        let (source, place) = (place(path), place(target))
        let old = try source.open()
        let new = try place.open()
        try InboxFailure.of(old.descriptor.move(source.entry, to: place.entry, in: new.descriptor))
    }

    func makeFolder(_ path: String) throws(InboxFailure) {
        let place = place(path)
        // The verdict folder is created, the inbox never.
        if roots.dropFirst().contains(place.root) {
            if unsafe mkdir(place.root, 0o755) == 0 {
                let parent = InboxLayout.folder(of: place.root)
                let folder = parent.isEmpty ? place.root.hasBytes(first: "/") ? "/" : "." : parent
                try InboxFailure.of(Descriptor(folder, O_RDONLY | O_DIRECTORY).sync())
            } else if errno != EEXIST {
                throw InboxFailure(.last)
            }
        }
        let name = InboxLayout.join(place.folder, place.entry)
        _ = try OpenFolder(root: place.root.isEmpty ? "/" : place.root).folder(name, makes: true)
    }

    func remove(_ path: String) throws(InboxFailure) {
        let place = place(path)
        do throws(InboxFailure) {
            let folder = try place.open()
            try InboxFailure.of(folder.descriptor.remove(place.entry))
        } catch {
            guard error.errorNumber == ENOENT else { throw error }
        }
    }

    private func place(_ path: String) -> RootedPath { RootedPath(path, roots: roots) }
}
