import CLinux
import Glibc
import Platform
import Synchronization

/// Records which files are being processed, so that a file that crashes the program
/// does not crash it again after every restart.
///
/// Files that are in the log when the program starts were being processed when the
/// previous run ended. They are suspects: each is processed alone, after all other
/// files. A suspect that was alone when the program crashed is excluded from then on.
/// Ends without a recorded cause (SIGKILL, power loss) are not blamed on a file, unless
/// the same file was alone in three of them in a row, each more than a minute after its
/// attempt began: then the out-of-memory killer or a watchdog probably ended the
/// program because of it.
///
/// Each entry is one pwrite(2) without fsync: the page cache survives every end of the
/// process. After a power loss the log can be missing or torn; then no file is blamed.
final class AttemptLog: Sendable {
    /// A file that is being processed.
    struct Subject: Sendable {
        var name: String
        /// Nil for a file that was judged before and only has to be filed.
        var stamp: FileStamp?
    }

    /// The files being processed now, for the monitor.
    struct Attempt: Sendable {
        var names: [String]
        /// The total size of the files.
        var bytes: Int
        var began: Duration
        /// Usage of the process when the attempt began.
        var processorTime: Duration
        var memory: Int
    }

    private struct State {
        var suspects: [FileName: AttemptRecord.Suspect] = [:]
        var keptOut: [AttemptRecord.KeptOut] = []
        var underway: [AttemptRecord.Suspect] = []
        var attempt: Attempt?
    }

    private let state: Mutex<State>
    private let file: Descriptor?
    /// -1 for a log in memory only.
    private let descriptor: Int32
    private let version: String

    /// More suspects than this are dropped.
    private static let maxSuspects = 1000
    private static let maxKeptOut = 1000

    /// A log in memory only.
    init() {
        version = ""
        file = nil
        descriptor = -1
        state = Mutex(State())
    }

    /// - Parameters:
    ///   - path: the file of the log.
    ///   - version: the version of the program. Files excluded by another version are
    ///     tried again.
    init(path: String, version: String) throws(InboxFailure) {
        self.version = version
        let file = try InboxFailure.of(
            Descriptor(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK, permissions: 0o600))
        guard let status = try? file.status(), status.isOwnFile else {
            throw InboxFailure("not a regular file, or it has several names")
        }
        // Space for the usual size, in case the disk is full later.
        _ = posix_fallocate(file.number, 0, 64 << 10)
        var state = State()
        let former = AttemptRecord(bytes: file.head(min(status.size, 64 << 20)))
        for suspect in former.suspectsNow.prefix(Self.maxSuspects) {
            state.suspects[FileName(suspect.name)] = suspect
        }
        if former.version == version { state.keptOut = former.keptOut }
        self.state = Mutex(state)
        descriptor = file.number
        self.file = consume file
        self.state.withLock { write($0) }
    }

    /// Installs signal handlers that record a crash of any thread in the log. Call it
    /// once per process, on the working thread.
    func markCrashes() {
        guard descriptor >= 0 else { return }
        wirecopy_mark_crashes(descriptor, off_t(AttemptRecord.endPlace))
    }

    func unmarkCrashes() {
        if descriptor >= 0 { wirecopy_mark_crashes(-1, 0) }
    }

    /// The files being processed now; nil if there are none.
    var attempt: Attempt? { state.withLock { $0.attempt } }

    /// Records the files that are processed from now on.
    func begin(_ subjects: [Subject]) {
        state.withLock { state in
            state.underway = subjects.map { subject in
                var record =
                    state.suspects[FileName(subject.name)] ?? AttemptRecord.Suspect(name: subject.name)
                if let stamp = subject.stamp {
                    if record.stamp?.isSameContent(as: stamp) == false {
                        record = AttemptRecord.Suspect(name: subject.name)
                    }
                    record.stamp = stamp
                }
                return record
            }
            state.attempt = Attempt(
                names: subjects.map(\.name), bytes: subjects.reduce(0) { $0 + ($1.stamp?.size ?? 0) },
                began: MonotonicClock.now, processorTime: ProcessUsage.processorTime,
                memory: ProcessUsage.memory)
            write(state)
        }
    }

    /// Records which single file of the current attempt is being processed; nil for all
    /// of them.
    func narrow(to name: String?) {
        guard descriptor >= 0 else { return }
        state.withLock { state in
            let place = name.flatMap { name in
                let key = FileName(name)
                return state.underway.firstIndex { FileName($0.name) == key }
            }
            put(
                AttemptRecord.digits((place ?? -1) + 1, AttemptRecord.placeWidth),
                at: AttemptRecord.placePlace)
        }
    }

    /// Records how long the attempt has taken so far.
    func note(seconds: Int) {
        put(AttemptRecord.digits(seconds, AttemptRecord.secondsWidth), at: AttemptRecord.secondsPlace)
    }

    /// Records why the program is about to exit during an attempt.
    func mark(_ end: AttemptRecord.End) {
        put(AttemptRecord.digits(end.code, AttemptRecord.endWidth), at: AttemptRecord.endPlace)
    }

    /// Records why the program is about to exit; returns false, and records nothing, if
    /// `attempt` has ended meanwhile.
    func mark(_ end: AttemptRecord.End, of attempt: Attempt) -> Bool {
        state.withLock { state in
            guard state.attempt?.began == attempt.began else { return false }
            mark(end)
            return true
        }
    }

    /// Ends the current attempt.
    ///
    /// - Parameter isDone: whether all its files were processed; if not, files that were
    ///   suspects before stay suspects.
    func end(isDone: Bool) {
        state.withLock { state in
            if isDone { for record in state.underway { state.suspects[FileName(record.name)] = nil } }
            state.underway = []
            state.attempt = nil
            write(state)
        }
    }

    /// Whether the file must be processed alone. With a stamp, only if it still has the
    /// suspect's content.
    func isSuspect(_ name: String, _ stamp: FileStamp? = nil) -> Bool { suspect(name, stamp) != nil }

    /// Whether the file was judged, but crashed the program while it was filed.
    func isKeptOut(_ name: String) -> Bool { suspect(name, nil)?.reason != nil }

    /// Why a file must not be parsed; nil if it may be.
    func reason(against name: String, _ stamp: FileStamp) -> String? { suspect(name, stamp)?.reason }

    /// Why content must not be parsed, as it was excluded before; nil if it may be.
    func reason(against name: String, digest: ContentDigest) -> String? {
        let key = FileName(name)
        return state.withLock { state in
            state.keptOut.first { $0.digest == digest.text && FileName($0.name) == key }?.reason
        }
    }

    /// Excludes content from being parsed.
    func keepOut(_ name: String, digest: ContentDigest, reason: String) {
        state.withLock { state in
            let key = FileName(name)
            state.keptOut.removeAll { $0.digest == digest.text && FileName($0.name) == key }
            if state.keptOut.count >= Self.maxKeptOut { state.keptOut.removeFirst() }
            state.keptOut.append(.init(name: name, digest: digest.text, reason: reason))
        }
    }

    /// Drops suspects that no longer exist.
    func keep(where isThere: (FileName) -> Bool) {
        state.withLock { state in
            if !state.suspects.isEmpty { state.suspects = state.suspects.filter { isThere($0.key) } }
        }
    }

    private func suspect(_ name: String, _ stamp: FileStamp?) -> AttemptRecord.Suspect? {
        state.withLock { state in
            guard let suspect = state.suspects[FileName(name)] else { return nil }
            guard let stamp, let known = suspect.stamp else { return suspect }
            return known.isSameContent(as: stamp) ? suspect : nil
        }
    }

    private func write(_ state: borrowing State) {
        guard descriptor >= 0 else { return }
        let names = Set(state.underway.map { FileName($0.name) })
        let record = AttemptRecord(
            version: version, underway: state.underway,
            suspects: state.suspects.filter { !names.contains($0.key) }.map(\.value),
            keptOut: state.keptOut)
        put(record.bytes, at: 0)
    }

    /// Ignores errors: the archive reports a full disk.
    private func put(_ bytes: [UInt8], at place: Int) {
        guard descriptor >= 0 else { return }
        _ = unsafe pwrite(descriptor, bytes, bytes.count, off_t(place))
    }
}
