import CLinux
import Glibc

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
        return try? place.open().status(of: place.entry).stamp
    }

    func head(of path: String, count: Int) -> [UInt8]? {
        guard let descriptor = try? open(path, O_RDONLY | O_NONBLOCK) else { return nil }
        defer { close(descriptor) }
        guard (try? EntryStatus(descriptor: descriptor).kind) == .file else { return nil }
        return [UInt8](unsafeUninitializedCapacity: count) { buffer, initializedCount in
            while initializedCount < count {
                let rest = count - initializedCount
                let read = Glibc.read(descriptor, buffer.baseAddress! + initializedCount, rest)
                if read < 0, errno == EINTR { continue }
                if read <= 0 { break }
                initializedCount += read
            }
        }
    }

    func write(_ bytes: [UInt8], to path: String) throws(InboxFailure) {
        let place = place(path)
        let folder = try place.open()
        // What stands there may be planted: a pipe would block, and what a link
        // leads to is somebody else's. Never opened, it is taken away.
        guard unlinkat(folder.descriptor, place.entry, 0) == 0 || errno == ENOENT else {
            throw .system(errno)
        }
        let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
        let descriptor = openat(folder.descriptor, place.entry, flags, 0o644)
        guard descriptor >= 0 else { throw .system(errno) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .system(errno) }
        guard status.st_mode & S_IFMT == S_IFREG, status.st_nlink == 1 else {
            throw InboxFailure("somebody else writes to the file of the verdict")
        }
        var start = 0
        while start < bytes.count {
            let written = bytes.withUnsafeBytes {
                Glibc.write(descriptor, $0.baseAddress! + start, bytes.count - start)
            }
            if written < 0, errno == EINTR { continue }
            guard written >= 0 else { throw .system(errno) }
            start += written
        }
    }

    func sync(_ path: String) throws(InboxFailure) {
        let descriptor = try open(path, O_RDONLY | O_NONBLOCK)
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw .system(errno) }
    }

    func move(_ path: String, to target: String) throws(InboxFailure) {
        let (source, place) = (place(path), place(target))
        let old = try source.open()
        let new = try place.open()
        let flags = UInt32(wirecopy_no_replace)
        if renameat2(old.descriptor, source.entry, new.descriptor, place.entry, flags) == 0 { return }
        // NFS and some others cannot. There a second name never replaces either.
        guard errno == EINVAL || errno == ENOSYS || errno == EOPNOTSUPP else { throw .system(errno) }
        guard linkat(old.descriptor, source.entry, new.descriptor, place.entry, 0) == 0,
            unlinkat(old.descriptor, source.entry, 0) == 0
        else { throw .system(errno) }
    }

    func makeFolder(_ path: String) throws(InboxFailure) {
        let place = place(path)
        // An inbox that is not there is made by nobody but its owner.
        if roots.dropFirst().contains(place.root) {
            if mkdir(place.root, 0o755) == 0 {
                let parent = InboxLayout.folder(of: place.root)
                try OpenFolder(root: parent.isEmpty ? place.root.hasBytes(first: "/") ? "/" : "." : parent)
                    .sync()
            } else if errno != EEXIST {
                throw .system(errno)
            }
        }
        let name = InboxLayout.join(place.folder, place.entry)
        _ = try OpenFolder(root: place.root.isEmpty ? "/" : place.root).folder(name, makes: true)
    }

    func remove(_ path: String) throws(InboxFailure) {
        let place = place(path)
        let folder: OpenFolder
        do throws(InboxFailure) {
            folder = try place.open()
        } catch {
            if error.errorNumber == ENOENT { return }
            throw error
        }
        guard unlinkat(folder.descriptor, place.entry, 0) == 0 || errno == ENOENT else {
            throw .system(errno)
        }
    }

    private func place(_ path: String) -> RootedPath { RootedPath(path, roots: roots) }

    /// Opens what is not to be written to.
    private func open(_ path: String, _ flags: Int32) throws(InboxFailure) -> Int32 {
        let place = place(path)
        let folder = try place.open()
        let descriptor = openat(folder.descriptor, place.entry, flags | O_NOFOLLOW | O_NOCTTY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .system(errno) }
        return descriptor
    }
}
