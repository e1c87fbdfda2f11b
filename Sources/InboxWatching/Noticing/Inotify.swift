import Glibc
import Platform

/// Turns the kernel's events on the folders of an inbox into notices.
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
                // A folder that was moved keeps its number.
                if let former = self.folders[watch] { watches[FileName(former)] = nil }
                self.folders[watch] = folder
                watches[FileName(folder)] = watch
                coverage.hasGrown = true
            } catch {
                // A folder that went away has nothing to tell, and of one that
                // may not be read the scan has told.
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
        // A name that is not valid is for the scan to report.
        guard let entry = event.entry, !entry.isEmpty else { return event.entry == nil ? .lost : nil }
        guard !layout.ignores(entry, in: folder) else { return nil }
        let name = InboxLayout.join(folder, entry)
        if event.has(IN_ISDIR) { return event.has(IN_CREATE | IN_MOVED_TO) ? .newFolder(name) : nil }
        return event.has(IN_MODIFY) ? .writing(name) : .complete(name)
    }

    /// Stops watching a folder that was moved, and what is in it: nobody says
    /// where it is now.
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
        let watch = unsafe inotify_add_watch(descriptor, path, UInt32(truncatingIfNeeded: mask))
        guard watch >= 0 else { throw InboxFailure(.last) }
        return watch
    }

    func remove(_ watch: Int32) { _ = inotify_rm_watch(descriptor, watch) }

    /// The events that are waiting, as many as one call gives.
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
