import CLinux
import Glibc

/// A file of the inbox, open to be read.
///
/// It may have become something else since it was looked at: a link is not
/// followed, and a pipe opened without O_NONBLOCK would wait for a writer.
struct OpenFile: ~Copyable {
    private let descriptor: Int32

    /// - Parameter name: a file of the inbox; no folder on the way to it may be
    ///   a link either.
    init(_ name: String, in layout: InboxLayout) throws(InboxFailure) {
        self.init(descriptor: try Self.open(RootedPath(layout.path(name), roots: [layout.root])))
    }

    private init(descriptor: Int32) { self.descriptor = descriptor }

    private static func open(_ path: RootedPath) throws(InboxFailure) -> Int32 {
        let folder = try path.open()
        let flags = O_RDONLY | O_NONBLOCK | O_NOCTTY | O_NOFOLLOW | O_CLOEXEC
        let descriptor = openat(folder.descriptor, path.entry, flags)
        guard descriptor >= 0 else { throw .system(errno) }
        return descriptor
    }

    deinit { close(descriptor) }

    func status() throws(InboxFailure) -> EntryStatus { try EntryStatus(descriptor: descriptor) }

    /// Whether somebody has it open for writing; nil where the system does not
    /// tell, which takes the file's owner or CAP_LEASE, and a local file system.
    ///
    /// A read lease is granted only while nobody has. It is given back at once.
    var hasWriter: Bool? {
        let lease = Int32(wirecopy_set_lease)
        guard fcntl(descriptor, lease, F_RDLCK) == 0 else { return errno == EAGAIN ? true : nil }
        _ = fcntl(descriptor, lease, F_UNLCK)
        return false
    }

    /// The whole content.
    ///
    /// - Parameter size: what it is expected to have.
    func bytes(size: Int) throws(InboxFailure) -> [UInt8] {
        var bytes: [UInt8] = []
        while true {
            // One byte more than is expected makes the end show at once.
            let before = bytes.count
            var failure: Int32 = 0
            bytes.append(addingCapacity: max(4096, size - before + 1)) { output in
                output.withUnsafeMutableBufferPointer { buffer, initializedCount in
                    let count = read(
                        descriptor, buffer.baseAddress! + initializedCount, buffer.count - initializedCount)
                    if count >= 0 { initializedCount += count } else { failure = errno }
                }
            }
            if failure == EINTR { continue }
            guard failure == 0 else { throw .system(failure) }
            if bytes.count == before { return bytes }
        }
    }
}
