import Glibc

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
