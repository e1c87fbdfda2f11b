public import Logging
import CLinux
import Glibc
import Platform
import Synchronization

/// Watches an inbox: judges every file that arrives and files it away.
///
/// A single thread does all the work, one batch of files at a time. It learns of files
/// from inotify, and scans all folders at the start, after lost events and every minute
/// for files inotify missed. A second thread monitors it.
public final class InboxWatch: Sendable {
    /// Callbacks that report the state of the watching thread.
    public struct Signs: Sendable {
        /// Called once, when files left over from an earlier run are filed and new files
        /// are noticed.
        public var isReady: @Sendable () -> Void = {}
        /// Called at least every second, on any thread, unless the work hangs.
        public var isAlive: @Sendable () -> Void = {}

        public init() {}
    }

    private let layout: InboxLayout
    private let options: InboxOptions
    private let lock: InboxLock?
    private let log: Logger
    private let hooks: HookQueue
    private let wakeUp = WakeUp()
    private let requests = Mutex(Requests())

    private struct Requests {
        /// When it was asked to stop, on the monotonic clock.
        var stopTime: Duration?
        var settle: Duration?
    }

    /// - Parameter lock: the lock of the inbox; if nil, it is taken when watching starts.
    public init(layout: InboxLayout, options: InboxOptions, lock: InboxLock? = nil, log: Logger) {
        self.layout = layout
        self.options = options
        self.lock = lock
        self.log = log
        hooks = HookQueue(command: options.onFlag, timeout: options.hookTimeout, log: log)
    }

    /// Asks ``run(once:signs:makeJudge:)`` to end. Can be called from any thread.
    ///
    /// The current work is finished or abandoned. If neither happens within 1.5 seconds,
    /// the program exits, and the next start continues from there.
    public func stop() {
        requests.withLock { if $0.stopTime == nil { $0.stopTime = MonotonicClock.now } }
        wakeUp.signal()
    }

    /// Changes settings. Can be called from any thread.
    public func apply(settle: Duration, onFlag: String?) {
        requests.withLock { $0.settle = settle }
        hooks.set(onFlag)
        wakeUp.signal()
    }

    /// Watches until ``stop()`` is called. Blocks its thread.
    public func run(judge: any ArrivalJudging, once: Bool = false, signs: Signs = Signs()) -> InboxCounts {
        run(once: once, signs: signs) { judge }
    }

    /// Watches until ``stop()`` is called. Blocks its thread.
    ///
    /// - Parameters:
    ///   - once: whether to end when all files that are there now have been judged.
    ///   - makeJudge: called once, before the first file is read. May take long.
    /// - Returns: the counts since the start.
    /// - Throws: what `makeJudge` throws.
    public func run(
        once: Bool, signs: Signs = Signs(), makeJudge: () throws -> any ArrivalJudging
    ) rethrows -> InboxCounts {
        let attempts = attemptLog()
        attempts.markCrashes()
        defer { attempts.unmarkCrashes() }
        let monitor = WatchMonitor(
            attempts: attempts, options: options, hooks: hooks, log: log, isAlive: signs.isAlive,
            stopTime: { self.stopTime })
        monitor.start()
        defer { monitor.finish() }
        let intake = InboxProcessor(
            layout: layout, options: options, judge: try makeJudge(),
            disk: LocalDisk(layout: layout, verdictFolder: options.verdictFolder), attempts: attempts,
            hooks: hooks, log: log, isStopping: { self.stopTime != nil })
        intake.isOnce = once
        watch(intake, once: once, signs)
        if once, stopTime == nil { intake.reportLeftovers() } else { intake.tell() }
        hooks.finish { self.stopTime.map { $0 + self.options.stopLimit - .milliseconds(500) } }
        return intake.counts
    }

    private var stopTime: Duration? { requests.withLock { $0.stopTime } }

    private func watch(_ intake: InboxProcessor, once: Bool, _ signs: Signs) {
        var place = InboxPlace(lock: lock ?? (try? InboxLock(layout)), log: log)
        var surveyor = Surveyor(
            layout: layout, options: options, notices: notices(intake, once: once), once: once)
        var patience = Patience(limit: options.settle * 3 + .seconds(5))
        var isReady = false
        while stopTime == nil {
            signs.isAlive()
            apply(to: intake)
            let now = MonotonicClock.now
            var hasMore = false
            let state = place.look(intake)
            if state == .renewed { surveyor.startAnew(notices: notices(intake, once: once)) }
            if state != .gone {
                surveyor.survey(intake, at: now)
                hasMore = intake.work(at: now)
            }
            if !isReady, !intake.isRecoveryDue {
                isReady = true
                signs.isReady()
            }
            if once, intake.isIdle || patience.isOver(at: now, progress: intake.progress) { break }
            if hasMore { continue }
            let due = min(intake.nextDue ?? surveyor.nextDue, surveyor.nextDue, now + .seconds(1))
            // Without an inbox nothing is due.
            let pause = state == .gone ? .seconds(1) : due - MonotonicClock.now
            wakeUp.wait(orFor: surveyor.descriptor, upTo: pause)
        }
    }

    private func attemptLog() -> AttemptLog {
        if let path = options.attempts {
            do throws(InboxFailure) {
                return try AttemptLog(path: path, version: options.version)
            } catch {
                log.warning(
                    "cannot write '\(path)' (\(error)): a file that crashes the program will crash it again after a restart"
                )
            }
        }
        return AttemptLog()
    }

    private func apply(to intake: InboxProcessor) {
        let settle = requests.withLock { requests in
            defer { requests.settle = nil }
            return requests.settle
        }
        if let settle { intake.settling.delay = settle }
    }

    private func notices(_ intake: InboxProcessor, once: Bool) -> (any NoticeSource)? {
        guard !options.isPolling, !once else { return nil }
        do throws(InboxFailure) {
            return try FolderWatches(layout)
        } catch {
            intake.troubles.report("inotify", "inotify does not work (\(error)); polling instead")
            return nil
        }
    }
}

/// Checks that the watched folder is still the one at the inbox's path: it can be
/// deleted and created again, renamed, or hidden by a mount.
private struct InboxPlace {
    let lock: InboxLock?
    let log: Logger
    private var wasGone = false

    init(lock: InboxLock?, log: Logger) {
        self.lock = lock
        self.log = log
    }

    enum State { case same, renewed, gone }

    mutating func look(_ intake: InboxProcessor) -> State {
        guard let lock else { return .same }
        let isInPlace = lock.isInPlace
        if isInPlace, !wasGone { return .same }
        do throws(InboxFailure) {
            // A folder that is back still has our lock.
            if !isInPlace { try lock.renew() }
        } catch {
            wasGone = true
            intake.troubles.report("inbox", "the inbox is not available (\(error)); waiting for it")
            intake.tell()
            return .gone
        }
        wasGone = false
        intake.troubles.clear("inbox")
        log.notice(
            isInPlace ? "the inbox is back" : "the inbox was replaced by another folder; watching that one")
        return .renewed
    }
}

/// Ends a `--once` run that makes no progress.
private struct Patience {
    let limit: Duration
    /// The last progress; nil at first.
    private var progress: Int?
    private var since = Duration.zero

    init(limit: Duration) { self.limit = limit }

    mutating func isOver(at now: Duration, progress: Int) -> Bool {
        if progress != self.progress { (self.progress, since) = (progress, now) }
        return now - since > limit
    }
}

/// Ends a wait from another thread or a signal handler.
final class WakeUp: Sendable {
    let descriptor = eventfd(0, Int32(EFD_NONBLOCK) | Int32(EFD_CLOEXEC))

    deinit { close(descriptor) }

    /// Ends the current wait, or the next one. Can be called from a signal handler.
    func signal() { eventfd_write(descriptor, 1) }

    /// Waits for ``signal()``, until a descriptor is readable, or for at most `limit`.
    ///
    /// - Parameter other: the descriptor; nil for none.
    func wait(orFor other: Int32?, upTo limit: Duration) {
        var waits = [pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)]
        if let other { waits.append(pollfd(fd: other, events: Int16(POLLIN), revents: 0)) }
        let milliseconds = Int32(clamping: Int((max(limit, .zero) / .milliseconds(1)).rounded(.up)))
        _ = unsafe poll(&waits, nfds_t(waits.count), milliseconds)
        var count: eventfd_t = 0
        unsafe eventfd_read(descriptor, &count)
    }
}
