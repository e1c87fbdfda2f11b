import Platform

/// Files waiting until nobody writes to them any more.
///
/// A file has settled when its size and times have not changed for `delay` and the
/// writers that were noticed have closed it. Times are those of a monotonic clock, given
/// by the caller, so that setting the system clock has no effect.
struct PendingFiles {
    private struct Waiting {
        /// The last stamp; nil before the first look.
        var stamp: FileStamp?
        var quietSince: Duration
        /// Whether it was written to and not closed since.
        var isOpen = false
        /// Whether it is in the queue.
        var isQueued = true
    }

    private var files: [FileName: Waiting] = [:]
    /// Files by the time since which they are quiet, as known when they were queued.
    private var turns = DelayQueue()
    /// How long a file must be quiet. A change also applies to waiting files.
    var delay: Duration

    init(delay: Duration) { self.delay = delay }

    var count: Int { files.count }
    var isEmpty: Bool { files.isEmpty }

    /// Whether a file is waiting.
    func contains(_ name: String) -> Bool { contains(FileName(name)) }
    func contains(_ name: FileName) -> Bool { files[name] != nil }

    /// When the next file can have settled.
    var nextDue: Duration? { turns.first.map { $0 + delay } }

    /// A scan found a file.
    mutating func observe(_ name: String, _ stamp: FileStamp, at now: Duration) {
        let name = FileName(name)
        guard let known = files[name] else {
            wait(for: name, since: now)
            files[name]!.stamp = stamp
            return
        }
        // The first stamp of a file that was only noticed before is no change.
        if let before = known.stamp, before != stamp { files[name]!.quietSince = now }
        files[name]!.stamp = stamp
    }

    /// A process writes to a file.
    mutating func noteWriting(_ name: String, at now: Duration) {
        let name = FileName(name)
        wait(for: name, since: now)
        files[name]!.isOpen = true
    }

    /// A file was closed after writing, moved in or linked.
    mutating func noteComplete(_ name: String, at now: Duration) {
        let name = FileName(name)
        wait(for: name, since: now)
        files[name]!.isOpen = false
    }

    /// Events were lost, perhaps those of closing: stops waiting for writers to close.
    mutating func forgetWriters() {
        for name in files.keys { files[name]!.isOpen = false }
    }

    /// Waits again for a file that was found to be written to.
    mutating func postpone(_ name: String, at now: Duration) {
        postpone(name, nil, until: now + max(delay, Self.minPause))
    }

    /// Does not return a file before a given time.
    mutating func postpone(_ name: String, _ stamp: FileStamp?, until due: Duration) {
        let name = FileName(name)
        wait(for: name, since: due - delay)
        files[name]!.stamp = stamp
    }

    /// Removes and returns the next settled file, the one quiet for longest first; nil if
    /// there is none.
    ///
    /// - Parameter status: the present stamp of a file; nil if it is gone.
    mutating func next(at now: Duration, status: (String) -> FileStamp?) -> String? {
        while let name = turns.pop(upTo: now - delay) {
            guard var file = files[name] else { continue }
            file.isQueued = false
            files[name] = file
            guard let stamp = status(name.text) else {
                files[name] = nil
                continue
            }
            if file.stamp != stamp { files[name]!.stamp = stamp }
            if let known = file.stamp, known != stamp {
                files[name]!.quietSince = now
                lookAgain(at: name, after: now)
            } else if file.isOpen, now - file.quietSince < Self.maxPause {
                lookAgain(at: name, after: now)
            } else if file.quietSince + delay > now {
                wait(for: name, since: file.quietSince)
            } else {
                files[name] = nil
                return name.text
            }
        }
        return nil
    }

    /// After this time without a write, stops waiting for a writer to close the file: not
    /// every write is followed by a close event, such as that of truncate(2).
    private static let maxPause = Duration.seconds(600)
    /// The minimum time between two looks at a file.
    private static let minPause = Duration.milliseconds(100)

    /// Queues a file for another look.
    private mutating func lookAgain(at name: FileName, after now: Duration) {
        turns.insert(name, at: now + max(delay, Self.minPause) - delay)
        files[name]!.isQueued = true
    }

    private mutating func wait(for name: FileName, since quiet: Duration) {
        var file = files[name] ?? Waiting(quietSince: quiet, isQueued: false)
        file.quietSince = quiet
        if !file.isQueued { turns.insert(name, at: quiet) }
        file.isQueued = true
        files[name] = file
    }
}

/// A queue of names ordered by time.
struct DelayQueue {
    private var turns: [(time: Duration, name: FileName)] = []
    /// The index of the first name that was not popped.
    private var start = 0

    /// The earliest time.
    var first: Duration? { start < turns.count ? turns[start].time : nil }

    /// - Complexity: O(*k*), where *k* is the number of names with later times, mostly 0.
    mutating func insert(_ name: FileName, at time: Duration) {
        var place = turns.count
        while place > start, turns[place - 1].time > time { place -= 1 }
        turns.insert((time, name), at: place)
    }

    /// Removes and returns the name with the earliest time; nil if that is after `now`.
    ///
    /// - Complexity: O(1), amortized.
    mutating func pop(upTo now: Duration) -> FileName? {
        guard start < turns.count, turns[start].time <= now else { return nil }
        defer {
            start += 1

            if start > 1024, 2 * start > turns.count {
                turns.removeFirst(start)
                start = 0
            }
        }
        return turns[start].name
    }
}
