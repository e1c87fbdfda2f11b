import CLinux
import Dispatch
import Glibc
import Logging
import Platform
import Synchronization

/// Runs the user's command for each flagged file, a few at a time and apart
/// from the work on files: a slow or broken command delays nothing.
///
/// It is a bell, not a record: one that is due when the daemon ends is not
/// run again. What was found is in the archive and beside the flagged file. No
/// command outlives the daemon.
final class HookQueue: Sendable {
    private struct State {
        var command: String?
        /// At most ``most``.
        var waiting: [(name: String, verdict: String)] = []
        var workers = 0
        /// The leaders of the process groups of commands that are under way.
        var running: Set<pid_t> = []
        /// Whether nothing is to run any more.
        var isOver = false
    }

    private let state: Mutex<State>
    private let timeout: Duration
    private let log: Logger
    private let group = DispatchGroup()

    private static let concurrency = 2
    private static let most = 1000

    init(command: String?, timeout: Duration, log: Logger) {
        state = Mutex(State(command: command))
        self.timeout = timeout
        self.log = log
    }

    /// The command from now on; nil for none.
    func set(_ command: String?) { state.withLock { $0.command = command } }

    /// - Parameter verdict: the path of the verdict file.
    func ring(for name: String, verdict: String) {
        let (starts, isFull) = state.withLock { state in
            guard state.command != nil, !state.isOver else { return (false, false) }
            guard state.waiting.count < Self.most else { return (false, true) }
            state.waiting.append((name, verdict))
            guard state.workers < Self.concurrency else { return (false, false) }
            state.workers += 1
            return (true, false)
        }
        if isFull {
            log.warning(
                "the command of --on-flag was left out: \(Self.most) wait for it already",
                metadata: ["file": "\(name)"])
        }
        if starts { DispatchQueue.global().async(group: group) { self.work() } }
    }

    /// Waits until all that is due has run.
    ///
    /// - Parameter stopLimit: until when on a monotonic clock, once the program
    ///   is to end; nil while it is not. Then what waits is dropped, and what
    ///   runs at that time is killed.
    func finish(stopLimit: () -> Duration? = { nil }) {
        while group.wait(timeout: .now() + .milliseconds(20)) == .timedOut {
            guard let limit = stopLimit() else { continue }
            drop()
            if MonotonicClock.now >= limit { kill() }
        }
    }

    /// Kills what runs, with all it started.
    func kill() {
        state.withLock { state in
            state.isOver = true
            for process in state.running { _ = Glibc.kill(-process, SIGKILL) }
        }
    }

    /// Lets nothing run that is not under way.
    private func drop() {
        let count = state.withLock { state in
            state.isOver = true
            defer { state.waiting = [] }
            return state.waiting.count
        }
        if count > 0 {
            log.warning("the command of --on-flag was left out for \(count) files, as the program ends")
        }
    }

    private func work() {
        while let (command, name, verdict) = next() {
            do throws(InboxFailure) {
                try run(command, verdict: verdict)
            } catch {
                log.warning("the command of --on-flag failed: \(error)", metadata: ["file": "\(name)"])
            }
        }
    }

    /// Runs a command and waits for its end, as the command lives no longer than
    /// the thread that started it.
    private func run(_ command: String, verdict: String) throws(InboxFailure) {
        let process = try HookCommand.start(command, verdict: verdict)
        state.withLock { state in
            state.running.insert(process)
            if state.isOver { _ = Glibc.kill(-process, SIGKILL) }
        }
        let end = MonotonicClock.now + timeout
        var isLate = false
        var status: Int32 = 0
        while !hasEnded(process, &status) {
            if !isLate, MonotonicClock.now > end {
                isLate = true
                // With all it started: it leads a group of its own.
                Glibc.kill(-process, SIGKILL)
            }
            usleep(5_000)
        }
        if isLate {
            throw InboxFailure("it did not end within \(timeout.components.seconds) s and was killed")
        }
        if status & 0x7F == SIGKILL, state.withLock({ $0.isOver }) {
            throw InboxFailure("it was killed, as the program ends")
        }
        if let failure = HookCommand.failure(status) { throw failure }
    }

    /// Under the lock, so that nobody kills a number that is another's by now.
    private func hasEnded(_ process: pid_t, _ status: inout Int32) -> Bool {
        let (isOver, ended) = state.withLock { state in
            var ended: Int32 = 0
            guard unsafe waitpid(process, &ended, WNOHANG) != 0 else { return (false, ended) }
            state.running.remove(process)
            return (true, ended)
        }
        status = ended
        return isOver
    }

    private func next() -> (command: String, name: String, verdict: String)? {
        state.withLock { state in
            guard let command = state.command, !state.isOver, !state.waiting.isEmpty else {
                if state.command == nil { state.waiting = [] }
                state.workers -= 1
                return nil
            }
            let (name, verdict) = state.waiting.removeFirst()
            return (command, name, verdict)
        }
    }
}

/// A command of the user's that is run with a verdict on its standard input.
enum HookCommand {
    /// Runs the command by the shell in a process group of its own, and takes
    /// the group with it when the daemon ends, however that comes: the system
    /// sends SIGTERM when the thread that called this ends.
    private static let guardian = "trap 'kill -9 0' TERM; /bin/sh -c \"$0\" <&3 3<&- & exec 3<&-; wait \"$!\""

    /// - Parameter verdict: the path of the file it reads.
    /// - Returns: the process, which leads the group.
    static func start(_ command: String, verdict: String) throws(InboxFailure) -> pid_t {
        let input = try InboxFailure.of(Descriptor(verdict, O_RDONLY | O_NOFOLLOW | O_NONBLOCK))
        // The shell gives what runs in its background an empty standard input,
        // so the verdict is its third.
        let words: [String] = ["/bin/sh", "-c", "exec 3<&0; " + guardian, command]
        let arguments = unsafe words.map { unsafe strdup($0) } + [nil]
        defer { unsafe arguments.forEach { unsafe free($0) } }
        let process = unsafe wirecopy_spawn("/bin/sh", arguments, environ, input.number)
        guard process > 0 else { throw InboxFailure(.last) }
        return process
    }

    /// Why it did not do what it should, from how it ended.
    ///
    /// - Parameter status: as wait(2) codes it: the low seven bits are a signal,
    ///   the next eight the status.
    static func failure(_ status: Int32) -> InboxFailure? {
        if status & 0x7F != 0 { return InboxFailure("it was killed by signal \(status & 0x7F)") }
        let code = status >> 8 & 0xFF
        // As the shell tells of a command that a signal ended.
        if (129...128 + 64).contains(code) { return InboxFailure("it was killed by signal \(code - 128)") }
        return code == 0 ? nil : InboxFailure("it ended with status \(code)")
    }
}
