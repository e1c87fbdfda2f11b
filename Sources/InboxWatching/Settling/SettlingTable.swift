import Platform

/// The files that are waited for until nobody writes to them any more.
///
/// A file has settled once its size and time have stayed the same for a while
/// and whoever was seen writing has closed it. Time is given by the caller, in
/// durations of a monotonic clock, so that no change of the time of day makes a
/// file settle early or never.
struct SettlingTable {
    private struct Waiting {
        /// As last looked at; nil until then.
        var stamp: FileStamp?
        var quietSince: Duration
        /// Whether it was written to and not closed since.
        var isOpen = false
        /// Whether the queue leads to it.
        var isQueued = true
    }

    private var files: [FileName: Waiting] = [:]
    /// Since when which file has been quiet, as far as was known when it was put
    /// there.
    private var turns = TurnQueue()
    /// How long a file must be quiet. May change: then those that are waited
    /// for go by the new delay too.
    var delay: Duration

    init(delay: Duration) { self.delay = delay }

    var count: Int { files.count }
    var isEmpty: Bool { files.isEmpty }

    /// Whether a name is waited for.
    func contains(_ name: String) -> Bool { contains(FileName(name)) }
    func contains(_ name: FileName) -> Bool { files[name] != nil }

    /// When the next file can have settled.
    var nextDue: Duration? { turns.first.map { $0 + delay } }

    /// A scan came by a file.
    mutating func observe(_ name: String, _ stamp: FileStamp, at now: Duration) {
        let name = FileName(name)
        guard let known = files[name] else {
            wait(for: name, since: now)
            files[name]!.stamp = stamp
            return
        }
        // Noticed before but not looked at yet is no change.
        if let before = known.stamp, before != stamp { files[name]!.quietSince = now }
        files[name]!.stamp = stamp
    }

    /// Somebody writes to a file.
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

    /// Notices were lost: nobody can be waited for to close a file.
    mutating func forgetWriters() {
        for name in files.keys { files[name]!.isOpen = false }
    }

    /// Somebody writes to a file, though nobody told of it.
    mutating func postpone(_ name: String, at now: Duration) {
        postpone(name, nil, until: now + max(delay, Self.shortestPause))
    }

    /// Leaves a file alone for a while.
    mutating func postpone(_ name: String, _ stamp: FileStamp?, until due: Duration) {
        let name = FileName(name)
        wait(for: name, since: due - delay)
        files[name]!.stamp = stamp
    }

    /// Takes out a file that has settled, in the order of their times.
    ///
    /// - Parameter status: looks at a file; nil if it is gone.
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
            } else if file.isOpen, now - file.quietSince < Self.longestPause {
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

    /// A writer who says nothing for so long was not seen to close the file, as
    /// when it was cut off by its name (truncate(2)).
    private static let longestPause = Duration.seconds(600)
    /// Between two looks at a file, however short the delay is.
    private static let shortestPause = Duration.milliseconds(100)

    /// Looks at a file later without a change of what is known of it.
    private mutating func lookAgain(at name: FileName, after now: Duration) {
        turns.insert(name, at: now + max(delay, Self.shortestPause) - delay)
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

/// Names in the order in which their times come.
struct TurnQueue {
    private var turns: [(time: Duration, name: FileName)] = []
    /// Those before have been taken.
    private var start = 0

    /// The earliest time.
    var first: Duration? { start < turns.count ? turns[start].time : nil }

    /// Takes time in the number of names with later times, mostly none.
    mutating func insert(_ name: FileName, at time: Duration) {
        var place = turns.count
        while place > start, turns[place - 1].time > time { place -= 1 }
        turns.insert((time, name), at: place)
    }

    /// The name with the earliest time, if that has come.
    mutating func pop(upTo now: Duration) -> FileName? {
        guard start < turns.count, turns[start].time <= now else { return nil }
        defer {
            start += 1
            // The memory of what was taken is given back now and then.
            if start > 1024, 2 * start > turns.count {
                turns.removeFirst(start)
                start = 0
            }
        }
        return turns[start].name
    }
}
