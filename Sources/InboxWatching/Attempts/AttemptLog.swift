import CLinux
import Glibc
import Platform
import Synchronization

/// Notes what is being worked on before it is, so that a file that ends the
/// program does not end it again at every start.
///
/// What stands in the log when a run begins was under way when the last one
/// ended: these files are under suspicion and go alone, after all others. One
/// that was alone in an attempt a crash ended is kept out from then on. An end
/// that left no mark, by SIGKILL or a power cut, is nobody's fault; only where
/// the same file was alone in three such ends in a row, each more than a minute
/// after its attempt began, was it the file all the same, by the hand of the
/// out-of-memory killer or of a watchdog.
///
/// A note is one call of pwrite(2) into memory of the system, which survives
/// every end of the program; so nothing is made durable. After a power cut, which
/// no file causes, it may be missing or torn: then nobody is blamed.
final class AttemptLog: Sendable {
    /// A file that is worked on.
    struct Subject: Sendable {
        var name: String
        /// Nil where it was judged before and is only to be filed.
        var stamp: FileStamp?
    }

    /// What is under way, for who watches over it.
    struct Attempt: Sendable {
        var names: [String]
        /// Of its files.
        var bytes: Int
        var began: Duration
        /// Of the process when it began.
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
    /// -1 for a log that is forgotten.
    private let descriptor: Int32
    private let version: String

    /// More are under suspicion only after many ends: the rest is let off.
    private static let mostSuspects = 1000
    private static let mostKeptOut = 1000

    /// A log that is forgotten.
    init() {
        version = ""
        file = nil
        descriptor = -1
        state = Mutex(State())
    }

    /// - Parameters:
    ///   - path: the file of the log.
    ///   - version: of the program. What one version kept out another may try.
    init(path: String, version: String) throws(InboxFailure) {
        self.version = version
        let file = try InboxFailure.of(
            Descriptor(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK, permissions: 0o600))
        guard let status = try? file.status(), status.isOwnFile else {
            throw InboxFailure("not a file of its own")
        }
        // Room for what is usual, so that a disk that is full later is no matter.
        _ = posix_fallocate(file.number, 0, 64 << 10)
        var state = State()
        let former = AttemptRecord(bytes: file.head(min(status.size, 64 << 20)))
        for suspect in former.suspectsNow.prefix(Self.mostSuspects) {
            state.suspects[FileName(suspect.name)] = suspect
        }
        if former.version == version { state.keptOut = former.keptOut }
        self.state = Mutex(state)
        descriptor = file.number
        self.file = consume file
        self.state.withLock { write($0) }
    }

    /// Makes a crash of the program leave its mark, whichever thread it comes
    /// from. To be called by the thread that works, once in a process.
    func markCrashes() {
        guard descriptor >= 0 else { return }
        wirecopy_mark_crashes(descriptor, off_t(AttemptRecord.endPlace))
    }

    func unmarkCrashes() {
        if descriptor >= 0 { wirecopy_mark_crashes(-1, 0) }
    }

    /// What is under way; nil if nothing is.
    var attempt: Attempt? { state.withLock { $0.attempt } }

    /// Notes what is worked on from now on.
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

    /// Notes that of what is under way only one file is worked on at the
    /// moment; nil for all of them.
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

    /// Notes how long the work has taken.
    func note(seconds: Int) {
        put(AttemptRecord.digits(seconds, AttemptRecord.secondsWidth), at: AttemptRecord.secondsPlace)
    }

    /// Notes why the program is about to be ended while something is under way.
    func mark(_ end: AttemptRecord.End) {
        put(AttemptRecord.digits(end.code, AttemptRecord.endWidth), at: AttemptRecord.endPlace)
    }

    /// The same for what one attempt took; false if that is over by now.
    func mark(_ end: AttemptRecord.End, of attempt: Attempt) -> Bool {
        state.withLock { state in
            guard state.attempt?.began == attempt.began else { return false }
            mark(end)
            return true
        }
    }

    /// Nothing is under way any more.
    ///
    /// - Parameter isDone: whether the work was brought to its end; else who was
    ///   under suspicion before still is.
    func end(isDone: Bool) {
        state.withLock { state in
            if isDone { for record in state.underway { state.suspects[FileName(record.name)] = nil } }
            state.underway = []
            state.attempt = nil
            write(state)
        }
    }

    /// Whether what is called so goes alone: with a stamp, only if it is the
    /// content that is under suspicion.
    func isSuspect(_ name: String, _ stamp: FileStamp? = nil) -> Bool { suspect(name, stamp) != nil }

    /// Whether what is called so, and was judged, ended the program when it was
    /// to be filed.
    func isKeptOut(_ name: String) -> Bool { suspect(name, nil)?.reason != nil }

    /// Why a file is not to be looked into; nil if it may be.
    func reason(against name: String, _ stamp: FileStamp) -> String? { suspect(name, stamp)?.reason }

    /// The same of a content that was kept out before and comes again.
    func reason(against name: String, digest: ContentDigest) -> String? {
        let key = FileName(name)
        return state.withLock { state in
            state.keptOut.first { $0.digest == digest.text && FileName($0.name) == key }?.reason
        }
    }

    /// Remembers that a content is kept out.
    func keepOut(_ name: String, digest: ContentDigest, reason: String) {
        state.withLock { state in
            let key = FileName(name)
            state.keptOut.removeAll { $0.digest == digest.text && FileName($0.name) == key }
            if state.keptOut.count >= Self.mostKeptOut { state.keptOut.removeFirst() }
            state.keptOut.append(.init(name: name, digest: digest.text, reason: reason))
        }
    }

    /// Lets off who is not there any more.
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

    /// A disk that has no room for it is the archive's to complain of.
    private func put(_ bytes: [UInt8], at place: Int) {
        guard descriptor >= 0 else { return }
        _ = unsafe pwrite(descriptor, bytes, bytes.count, off_t(place))
    }
}
