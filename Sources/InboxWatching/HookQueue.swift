import CLinux
import Dispatch
import Glibc
import Logging
import Platform
import Synchronization

/// Runs the user's command for each flagged file, at most two at a time and apart from
/// the work on files: a slow or broken command delays nothing.
///
/// Best effort: a command that is due when the daemon ends is not run later. The
/// findings are in the archive and beside the flagged file. No command outlives the
/// daemon.
final class HookQueue: Sendable {
    private struct State {
        var command: String?
        /// At most ``maxWaiting``.
        var waiting: [(name: String, verdict: String)] = []
        var workers = 0
        /// The process group leaders of running commands.
        var running: Set<pid_t> = []
        /// Whether no further command may start.
        var isOver = false
    }

    private let state: Mutex<State>
    private let timeout: Duration
    private let log: Logger
    private let group = DispatchGroup()

    private static let concurrency = 2
    private static let maxWaiting = 1000

    init(command: String?, timeout: Duration, log: Logger) {
        state = Mutex(State(command: command))
        self.timeout = timeout
        self.log = log
    }

    /// Sets the command to run from now on; nil for none.
    func set(_ command: String?) { state.withLock { $0.command = command } }

    /// Enqueues the command for a flagged file.
    ///
    /// - Parameter verdict: the path of the verdict file.
    func enqueue(_ name: String, verdict: String) {
        let (starts, isFull) = state.withLock { state in
            guard state.command != nil, !state.isOver else { return (false, false) }
            guard state.waiting.count < Self.maxWaiting else { return (false, true) }
            state.waiting.append((name, verdict))
            guard state.workers < Self.concurrency else { return (false, false) }
            state.workers += 1
            return (true, false)
        }
        if isFull {
            log.warning(
                "the --on-flag command was not run: \(Self.maxWaiting) are waiting already",
                metadata: ["file": "\(name)"])
        }
        if starts { DispatchQueue.global().async(group: group) { self.work() } }
    }

    /// Waits until all commands have run.
    ///
    /// - Parameter stopLimit: once the program has to stop, the time on the monotonic
    ///   clock at which running commands are killed; waiting ones are dropped at once.
    ///   Nil until then.
    func finish(stopLimit: () -> Duration? = { nil }) {
        while group.wait(timeout: .now() + .milliseconds(20)) == .timedOut {
            guard let limit = stopLimit() else { continue }
            drop()
            if MonotonicClock.now >= limit { kill() }
        }
    }

    /// Kills the running commands with all processes they started.
    func kill() {
        state.withLock { state in
            state.isOver = true
            for process in state.running { _ = Glibc.kill(-process, SIGKILL) }
        }
    }

    /// Drops the commands that have not started.
    private func drop() {
        let count = state.withLock { state in
            state.isOver = true
            defer { state.waiting = [] }
            return state.waiting.count
        }
        if count > 0 {
            log.warning("the --on-flag command was not run for \(count) files, as the program is stopping")
        }
    }

    private func work() {
        while let (command, name, verdict) = next() {
            do throws(InboxFailure) {
                try run(command, verdict: verdict)
            } catch {
                log.warning("the --on-flag command failed: \(error)", metadata: ["file": "\(name)"])
            }
        }
    }

    /// Runs a command and waits for its end. The command is killed if this thread ends.
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
                // The whole process group.
                Glibc.kill(-process, SIGKILL)
            }
            usleep(5_000)
        }
        if isLate {
            throw InboxFailure("it did not end within \(timeout.components.seconds) s and was killed")
        }
        if status & 0x7F == SIGKILL, state.withLock({ $0.isOver }) {
            throw InboxFailure("it was killed, as the program is stopping")
        }
        if let failure = HookCommand.failure(status) { throw failure }
    }

    /// Reaps under the lock, so that a reused process id is never killed.
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

/// The user's command, run with a verdict on its standard input.
enum HookCommand {
    /// Shell code that runs the command in its own process group and kills the group
    /// when the daemon ends in any way: the kernel then sends it SIGTERM.
    private static let guardian = "trap 'kill -9 0' TERM; /bin/sh -c \"$0\" <&3 3<&- & exec 3<&-; wait \"$!\""

    /// - Parameter verdict: the path of the file on its standard input.
    /// - Returns: the process id of the group's leader.
    static func start(_ command: String, verdict: String) throws(InboxFailure) -> pid_t {
        let input = try InboxFailure.of(Descriptor(verdict, O_RDONLY | O_NOFOLLOW | O_NONBLOCK))
        // A shell gives background processes an empty standard input, so the verdict is
        // passed as descriptor 3.
        let words: [String] = ["/bin/sh", "-c", "exec 3<&0; " + guardian, command]
        let arguments = unsafe words.map { unsafe strdup($0) } + [nil]
        defer { unsafe arguments.forEach { unsafe free($0) } }
        let process = unsafe wirecopy_spawn("/bin/sh", arguments, environ, input.number)
        guard process > 0 else { throw InboxFailure(.last) }
        return process
    }

    /// Why a command failed; nil if it succeeded.
    ///
    /// - Parameter status: of wait(2): the low seven bits are a signal, the next eight the
    ///   exit status.
    static func failure(_ status: Int32) -> InboxFailure? {
        if status & 0x7F != 0 { return InboxFailure("it was killed by signal \(status & 0x7F)") }
        let code = status >> 8 & 0xFF
        // The shell's exit status for a command that was killed by a signal.
        if (129...128 + 64).contains(code) { return InboxFailure("it was killed by signal \(code - 128)") }
        return code == 0 ? nil : InboxFailure("it exited with status \(code)")
    }
}
