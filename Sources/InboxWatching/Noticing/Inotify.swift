import Glibc
import Platform

/// An inotify(7) instance.
struct Inotify: ~Copyable {
    struct Event {
        var watch: Int32
        var mask: UInt32
        /// Of the entry of the watched folder; empty for the folder itself,
        /// nil if it is not valid UTF-8.
        var entry: String?

        func has(_ flag: Int32) -> Bool { mask & UInt32(truncatingIfNeeded: flag) != 0 }
    }

    let descriptor: Int32
    private static let bufferSize = 64 << 10
    private static let headerSize = MemoryLayout<inotify_event>.size

    init() throws(InboxFailure) {
        descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
        guard descriptor >= 0 else { throw InboxFailure(.last) }
    }

    deinit { close(descriptor) }

    /// - Returns: the number its events will have.
    func add(_ path: String, mask: Int32) throws(InboxFailure) -> Int32 {
        let watch = inotify_add_watch(descriptor, path, UInt32(truncatingIfNeeded: mask))
        guard watch >= 0 else { throw InboxFailure(.last) }
        return watch
    }

    func remove(_ watch: Int32) { _ = inotify_rm_watch(descriptor, watch) }

    /// The events that are waiting, as many as one call gives.
    func take() -> [Event] {
        withUnsafeTemporaryAllocation(byteCount: Self.bufferSize, alignment: 8) { buffer in
            let count = read(descriptor, buffer.baseAddress!, buffer.count)
            var events: [Event] = []
            var place = 0
            while place + Self.headerSize <= count {
                let header = buffer.loadUnaligned(fromByteOffset: place, as: inotify_event.self)
                place += Self.headerSize
                let name = buffer[place..<place + Int(header.len)].prefix { $0 != 0 }
                place += Int(header.len)
                events.append(
                    Event(watch: header.wd, mask: header.mask, entry: String(validating: name, as: UTF8.self))
                )
            }
            return events
        }
    }
}
