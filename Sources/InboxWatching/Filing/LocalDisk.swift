import CLinux
import Glibc

/// The file system as it is.
final class LocalDisk: Disk {
    func stamp(of path: String) -> FileStamp? { try? EntryStatus(path: path).stamp }

    func head(of path: String, count: Int) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        return [UInt8](unsafeUninitializedCapacity: count) { buffer, initializedCount in
            initializedCount = max(0, read(descriptor, buffer.baseAddress, count))
        }
    }

    func write(_ bytes: [UInt8], to path: String) throws(InboxFailure) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw .system(errno) }
        defer { close(descriptor) }
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
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { throw .system(errno) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw .system(errno) }
    }

    func move(_ path: String, to target: String) throws(InboxFailure) {
        if renameat2(AT_FDCWD, path, AT_FDCWD, target, UInt32(wirecopy_no_replace)) == 0 { return }
        // NFS and some others cannot. There a second name never replaces either.
        guard errno == EINVAL || errno == ENOSYS || errno == EOPNOTSUPP else { throw .system(errno) }
        guard link(path, target) == 0, unlink(path) == 0 else { throw .system(errno) }
    }

    func makeFolder(_ path: String) throws(InboxFailure) {
        if mkdir(path, 0o755) == 0 {
            let parent = InboxLayout.folder(of: path)
            return try sync(parent.isEmpty ? "." : parent)
        }
        if errno == EEXIST { return }
        guard errno == ENOENT else { throw .system(errno) }
        let parent = InboxLayout.folder(of: path)
        guard !parent.isEmpty else { throw .system(ENOENT) }
        try makeFolder(parent)
        try makeFolder(path)
    }

    func remove(_ path: String) throws(InboxFailure) {
        guard unlink(path) == 0 || errno == ENOENT else { throw .system(errno) }
    }
}
