import Dispatch
import Logging
import Platform

/// Monitors the working thread from its own thread.
///
/// Exits the program when an attempt exceeds the time or memory limit for its size,
/// recording that in the ``AttemptLog`` as a crash, and when the work does not end soon
/// after a request to stop. Exiting at any moment is safe, as the daemon survives
/// SIGKILL without losing anything. While the work stays within its limits, the monitor
/// reports every second that the program is alive.
final class WatchMonitor: Sendable {
    private let attempts: AttemptLog
    private let options: InboxOptions
    private let hooks: HookQueue
    private let log: Logger
    private let isAlive: @Sendable () -> Void
    private let stopTime: @Sendable () -> Duration?
    private let isOver = DispatchSemaphore(value: 0)
    private let hasEnded = DispatchSemaphore(value: 0)

    private static let pause = DispatchTimeInterval.milliseconds(100)
    /// Work without any processor time for this long is no longer reported as alive.
    private static let stuckTime = Duration.seconds(60)
    /// Work without any processor time for this long ends the program.
    private static let maxStuckTime = Duration.seconds(180)
    /// Every attempt may use this much memory, in bytes.
    private static let minMemory = 256 << 20
    /// The limit of the process, in bytes, below that at which the system kills it: a
    /// kill would leave the cause unknown.
    private let maxMemory = ProcessUsage.memoryLimit / 10 * 9
    /// EX_SOFTWARE of sysexits.h: an internal error.
    private static let overBudget: Int32 = 70

    /// - Parameter stopTime: when the program was asked to stop, on the monotonic
    ///   clock; nil if it was not.
    init(
        attempts: AttemptLog, options: InboxOptions, hooks: HookQueue, log: Logger,
        isAlive: @escaping @Sendable () -> Void, stopTime: @escaping @Sendable () -> Duration?
    ) {
        self.attempts = attempts
        self.options = options
        self.hooks = hooks
        self.log = log
        self.isAlive = isAlive
        self.stopTime = stopTime
    }

    func start() { DispatchQueue(label: "monitor").async { self.run() } }

    /// Stops monitoring, and waits until it has stopped.
    func finish() {
        isOver.signal()
        hasEnded.wait()
    }

    private func run() {
        defer { hasEnded.signal() }
        var rest = Rest()
        while isOver.wait(timeout: .now() + Self.pause) == .timedOut {
            let now = MonotonicClock.now
            if let asked = stopTime(), now - asked >= options.stopLimit {
                log.warning(
                    "stopping without finishing the current files, as that takes too long; the next start continues"
                )
                attempts.mark(.request)
                return leave(status: 0)
            }
            guard let attempt = attempts.attempt else {
                rest = Rest()
                continue
            }
            if let (end, words) = excess(of: attempt) {
                // Recorded first, as logging can block.
                guard attempts.mark(end, of: attempt) else { continue }
                report(attempt, words)
                return leave(status: Self.overBudget)
            }
            rest.look(at: attempt, now)
            guard now - rest.told >= .seconds(1) else { continue }
            rest.told = now
            attempts.note(seconds: Int((now - attempt.began).components.seconds))
            if now - rest.since < Self.stuckTime { isAlive() }
            if now - rest.since >= Self.maxStuckTime {
                // No cause is recorded: a disk or network that hangs is not the file's fault, unless
                // it happens every time.
                log.error(
                    """
                    stuck for \(Self.maxStuckTime.components.seconds) s without using any processor time; exiting
                    """, metadata: attempt.names.count == 1 ? ["file": "\(attempt.names[0])"] : [:])
                return leave(status: Self.overBudget)
            }
        }
    }

    /// Tracks since when an attempt has used no processor time.
    private struct Rest {
        var began = Duration.zero
        var processorTime = Duration.zero
        var since = Duration.zero
        var told = Duration.zero

        mutating func look(at attempt: AttemptLog.Attempt, _ now: Duration) {
            let time = ProcessUsage.processorTime
            // The monitor itself uses some.
            if attempt.began != began || time - processorTime > .milliseconds(500) {
                (began, processorTime, since) = (attempt.began, time, now)
            }
        }
    }

    /// Which limit an attempt has exceeded; nil for none.
    private func excess(of attempt: AttemptLog.Attempt) -> (AttemptRecord.End, String)? {
        let mebibytes = Double(attempt.bytes) / Double(1 << 20)
        let time = options.timeBudget + options.timeBudgetPerMiB * mebibytes
        if ProcessUsage.processorTime - attempt.processorTime > time {
            return (.time, "\(time.components.seconds) s of processor time")
        }
        let memory = min(
            options.memoryBudget + options.memoryBudgetPerByte * attempt.bytes,
            max(Self.minMemory, maxMemory - attempt.memory))
        if ProcessUsage.memory - attempt.memory > memory { return (.memory, "\(memory >> 20) MiB of memory") }
        return nil
    }

    private func report(_ attempt: AttemptLog.Attempt, _ words: String) {
        if attempt.names.count == 1 {
            log.error(
                "processing it takes more than \(words); exiting: the next start moves it to failed/",
                metadata: ["file": "\(attempt.names[0])"])
        } else {
            var names = attempt.names.prefix(3).map { "'\($0)'" }.joined(separator: ", ")
            if attempt.names.count > 3 { names += ", …" }
            let rest = "exiting: the next start processes each of them alone (\(names))"
            log.error("processing \(attempt.names.count) files takes more than \(words); \(rest)")
        }
    }

    private func leave(status: Int32) {
        hooks.kill()
        options.exit(status)
    }
}
