import Dispatch
import Logging
import Platform

/// Watches over the thread that works, from a thread of its own.
///
/// It ends the program when one attempt takes more time or memory than there is
/// for its size, which the ``AttemptLog`` then knows as a crash; and when the
/// work has not come to its end soon after the program was asked to.
/// Everything is made to survive SIGKILL, so an end at any moment loses nothing.
/// As long as the work goes on within its bounds it tells that it does.
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
    /// Work that takes no time of the processor for so long is stuck.
    private static let longestRest = Duration.seconds(60)
    /// What is stuck for so long is given up.
    private static let mostRest = Duration.seconds(180)
    /// Any attempt may take so much, in bytes.
    private static let leastMemory = 256 << 20
    /// The process may take so much, in bytes, before the system ends it: then
    /// nobody would know what it was at work on.
    private let mostMemory = ProcessUsage.memoryLimit / 10 * 9
    /// Of sysexits.h: an internal error.
    private static let overBudget: Int32 = 70

    /// - Parameter stopTime: when the program was asked to end, on a monotonic
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

    /// Stops watching; when this returns, it has.
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
                    "ending in the middle of the work, as it takes too long to finish; the next start goes on"
                )
                attempts.mark(.request)
                return leave(status: 0)
            }
            guard let attempt = attempts.attempt else {
                rest = Rest()
                continue
            }
            if let (end, words) = excess(of: attempt) {
                // Marked first, as the log may have to wait for who reads it.
                guard attempts.mark(end, of: attempt) else { continue }
                report(attempt, words)
                return leave(status: Self.overBudget)
            }
            rest.look(at: attempt, now)
            guard now - rest.told >= .seconds(1) else { continue }
            rest.told = now
            attempts.note(seconds: Int((now - attempt.began).components.seconds))
            if now - rest.since < Self.longestRest { isAlive() }
            if now - rest.since >= Self.mostRest {
                // No mark: a disk or a network that hangs is not the file's fault, unless it is so each
                // time.
                log.error(
                    """
                    at work for \(Self.mostRest.components.seconds) s without taking any processor time; ending the \
                    program
                    """, metadata: attempt.names.count == 1 ? ["file": "\(attempt.names[0])"] : [:])
                return leave(status: Self.overBudget)
            }
        }
    }

    /// Since when an attempt has taken no time of the processor.
    private struct Rest {
        var began = Duration.zero
        var processorTime = Duration.zero
        var since = Duration.zero
        var told = Duration.zero

        mutating func look(at attempt: AttemptLog.Attempt, _ now: Duration) {
            let time = ProcessUsage.processorTime
            // This thread takes some itself.
            if attempt.began != began || time - processorTime > .milliseconds(500) {
                (began, processorTime, since) = (attempt.began, time, now)
            }
        }
    }

    /// What an attempt has taken too much of.
    private func excess(of attempt: AttemptLog.Attempt) -> (AttemptRecord.End, String)? {
        let mebibytes = Double(attempt.bytes) / Double(1 << 20)
        let time = options.timeBudget + options.timeBudgetPerMiB * mebibytes
        if ProcessUsage.processorTime - attempt.processorTime > time {
            return (.time, "\(time.components.seconds) s of processor time")
        }
        let memory = min(
            options.memoryBudget + options.memoryBudgetPerByte * attempt.bytes,
            max(Self.leastMemory, mostMemory - attempt.memory))
        if ProcessUsage.memory - attempt.memory > memory { return (.memory, "\(memory >> 20) MiB of memory") }
        return nil
    }

    private func report(_ attempt: AttemptLog.Attempt, _ words: String) {
        if attempt.names.count == 1 {
            log.error(
                "it takes more than \(words); ending the program: at the next start it is put into failed/",
                metadata: ["file": "\(attempt.names[0])"])
        } else {
            var names = attempt.names.prefix(3).map { "'\($0)'" }.joined(separator: ", ")
            if attempt.names.count > 3 { names += ", …" }
            let rest = "ending the program: at the next start each goes alone (\(names))"
            log.error("one of \(attempt.names.count) files takes more than \(words); \(rest)")
        }
    }

    private func leave(status: Int32) {
        hooks.kill()
        options.exit(status)
    }
}
