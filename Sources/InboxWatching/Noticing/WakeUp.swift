import CLinux
import Glibc

/// Ends a wait from another thread or from a signal's handler.
final class WakeUp: Sendable {
    let descriptor = eventfd(0, Int32(EFD_NONBLOCK) | Int32(EFD_CLOEXEC))

    deinit { close(descriptor) }

    func ring() { eventfd_write(descriptor, 1) }

    /// Waits until something can be read from a descriptor, or somebody rings.
    ///
    /// - Parameter other: another descriptor that ends the wait; nil for none.
    func wait(orFor other: Int32?, upTo limit: Duration) {
        var waits = [pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)]
        if let other { waits.append(pollfd(fd: other, events: Int16(POLLIN), revents: 0)) }
        let milliseconds = Int32(clamping: Int((max(limit, .zero) / .milliseconds(1)).rounded(.up)))
        _ = poll(&waits, nfds_t(waits.count), milliseconds)
        var count: eventfd_t = 0
        eventfd_read(descriptor, &count)
    }
}
