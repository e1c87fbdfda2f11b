import Glibc
import Platform

/// What filing does to the file system, one step each.
///
/// No link is followed on the way down from the inbox, or from the folder of
/// verdicts.
///
/// A protocol so that tests can break off after any of them.
protocol Disk: AnyObject {
    /// What a path leads to, links as what they are; nil if there is nothing.
    func stamp(of path: String) -> FileStamp?

    /// The first bytes of a file; fewer if it is shorter, nil if it cannot be
    /// read.
    func head(of path: String, count: Int) -> [UInt8]?

    /// Writes a file of our own, in place of what is there, which is not
    /// written to but taken away; fails with EISDIR if that is a folder.
    func write(_ bytes: [UInt8], to path: String) throws(InboxFailure)

    /// Makes the content of a file or the entries of a folder durable.
    func sync(_ path: String) throws(InboxFailure)

    /// Gives a file another name; fails with EEXIST if it is taken.
    func move(_ path: String, to target: String) throws(InboxFailure)

    /// Makes a folder and those around it, durably, if they are not there.
    func makeFolder(_ path: String) throws(InboxFailure)

    /// Takes away a file of our own.
    func remove(_ path: String) throws(InboxFailure)
}

/// The file system as it is.
final class LocalDisk: Disk {
    private let roots: [String]

    /// - Parameter roots: the folders the user named, the inbox first. They may
    ///   be reached by links: below them none is followed.
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
        // What stands there may be planted: a pipe would block, and what a link
        // leads to is somebody else's. Never opened, it is taken away.
        try InboxFailure.of(folder.descriptor.remove(place.entry))
        let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_NONBLOCK
        let file = try InboxFailure.of(
            Descriptor(place.entry, in: folder.descriptor, flags, permissions: 0o644))
        guard try InboxFailure.of(file.status()).isOwnFile else {
            throw InboxFailure("somebody else writes to the file of the verdict")
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
        // An inbox that is not there is made by nobody but its owner.
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
