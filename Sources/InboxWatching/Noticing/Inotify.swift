import Glibc
import Platform

/// Watches the folders of an inbox with inotify.
final class FolderWatches: NoticeSource {
    private let layout: InboxLayout
    private let inotify: Inotify
    private var folders: [Int32: String] = [:]
    private var watches: [FileName: Int32] = [:]

    private static let mask =
        IN_CREATE | IN_MODIFY | IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVE_SELF | IN_EXCL_UNLINK | IN_ONLYDIR
        | IN_DONT_FOLLOW

    init(_ layout: InboxLayout) throws(InboxFailure) {
        self.layout = layout
        inotify = try Inotify()
    }

    var descriptor: Int32 { inotify.descriptor }

    func watch(_ folders: [String]) -> Coverage {
        var coverage = Coverage()
        for folder in folders where watches[FileName(folder)] == nil {
            // The inbox itself may be reached by a symbolic link.
            let mask = folder.isEmpty ? Self.mask & ~IN_DONT_FOLLOW : Self.mask
            do throws(InboxFailure) {
                let watch = try inotify.add(layout.path(folder), mask: mask)
                // A folder that was moved keeps its watch descriptor.
                if let former = self.folders[watch] { watches[FileName(former)] = nil }
                self.folders[watch] = folder
                watches[FileName(folder)] = watch
                coverage.hasGrown = true
            } catch {
                // The folder may be gone; one without permission is reported by the scan.
                if ![ENOENT, ENOTDIR, EACCES].contains(error.errorNumber) { coverage.failure = error }
            }
        }
        return coverage
    }

    func take() -> [Notice] {
        var notices: [Notice] = []
        while true {
            let events = inotify.take()
            if events.isEmpty { return notices }
            for event in events { if let notice = notice(of: event) { notices.append(notice) } }
        }
    }

    private func notice(of event: Inotify.Event) -> Notice? {
        if event.has(IN_Q_OVERFLOW) { return .lost }
        guard let folder = folders[event.watch] else { return nil }
        if event.has(IN_IGNORED) {
            folders[event.watch] = nil
            if watches[FileName(folder)] == event.watch { watches[FileName(folder)] = nil }
            return nil
        }
        if event.has(IN_MOVE_SELF) {
            forget(below: folder)
            return .lost
        }
        // An invalid name is reported by the scan.
        guard let entry = event.entry, !entry.isEmpty else { return event.entry == nil ? .lost : nil }
        guard !layout.ignores(entry, in: folder) else { return nil }
        let name = InboxLayout.join(folder, entry)
        if event.has(IN_ISDIR) { return event.has(IN_CREATE | IN_MOVED_TO) ? .newFolder(name) : nil }
        return event.has(IN_MODIFY) ? .writing(name) : .complete(name)
    }

    /// Stops watching a moved folder and its subfolders: their new paths are unknown.
    private func forget(below folder: String) {
        for (watch, name) in folders
        where folder.isEmpty || FileName(name) == FileName(folder) || name.hasBytes(first: folder + "/") {
            inotify.remove(watch)
            folders[watch] = nil
            watches[FileName(name)] = nil
        }
    }
}

/// An inotify(7) instance.
struct Inotify: ~Copyable {
    struct Event {
        var watch: Int32
        var mask: UInt32
        /// The name of the entry; empty for the watched folder itself, nil if it is not
        /// valid UTF-8.
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

    /// - Returns: the watch descriptor.
    func add(_ path: String, mask: Int32) throws(InboxFailure) -> Int32 {
        let watch = unsafe inotify_add_watch(descriptor, path, UInt32(truncatingIfNeeded: mask))
        guard watch >= 0 else { throw InboxFailure(.last) }
        return watch
    }

    func remove(_ watch: Int32) { _ = inotify_rm_watch(descriptor, watch) }

    /// Pending events, as many as one read(2) returns; empty if there are none.
    func take() -> [Event] {
        unsafe withUnsafeTemporaryAllocation(byteCount: Self.bufferSize, alignment: 8) { buffer in
            let count = unsafe read(descriptor, buffer.baseAddress!, buffer.count)
            var events: [Event] = []
            var place = 0
            while place + Self.headerSize <= count {
                let header = unsafe buffer.loadUnaligned(fromByteOffset: place, as: inotify_event.self)
                place += Self.headerSize
                let name = unsafe buffer[place..<place + Int(header.len)].prefix { $0 != 0 }
                place += Int(header.len)
                unsafe events.append(
                    Event(watch: header.wd, mask: header.mask, entry: String(validating: name, as: UTF8.self))
                )
            }
            return events
        }
    }
}
