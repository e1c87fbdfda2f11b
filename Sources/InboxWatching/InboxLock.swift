import Glibc

/// Keeps a second daemon out of an inbox, for as long as this one lives.
///
/// The folder itself is locked, so nothing is written into it, and the system
/// unlocks it however the process ends. A file system that cannot lock lets
/// everybody in.
public final class InboxLock: Sendable {
    private let descriptor: Int32

    public init(_ layout: InboxLayout) throws(InboxFailure) {
        descriptor = open(layout.root, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .system(errno) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK else { return }
        close(descriptor)
        throw InboxFailure("another 'wirecopy watch' is at work in it", errorNumber: EWOULDBLOCK)
    }

    deinit { close(descriptor) }
}
