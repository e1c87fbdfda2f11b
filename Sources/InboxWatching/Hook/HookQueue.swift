import Dispatch
import Logging
import Synchronization

/// Runs the user's command for each flagged file, a few at a time and apart
/// from the work on files: a slow or broken command delays nothing.
///
/// It is a bell, not a record: one that is due when the daemon is killed is not
/// run again. What was found is in the archive and beside the flagged file.
final class HookQueue: Sendable {
    private struct State {
        var command: String?
        var waiting: [(name: String, verdict: String)] = []
        var running = 0
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
            guard state.command != nil else { return (false, false) }
            guard state.waiting.count < Self.most else { return (false, true) }
            state.waiting.append((name, verdict))
            guard state.running < Self.concurrency else { return (false, false) }
            state.running += 1
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
    func finish() { group.wait() }

    private func work() {
        while let (command, name, verdict) = next() {
            do throws(InboxFailure) {
                try HookCommand(command: command, timeout: timeout).run(verdict: verdict)
            } catch {
                log.warning("the command of --on-flag failed: \(error)", metadata: ["file": "\(name)"])
            }
        }
    }

    private func next() -> (command: String, name: String, verdict: String)? {
        state.withLock { state in
            guard let command = state.command, !state.waiting.isEmpty else {
                state.waiting = []
                state.running -= 1
                return nil
            }
            let (name, verdict) = state.waiting.removeFirst()
            return (command, name, verdict)
        }
    }
}
