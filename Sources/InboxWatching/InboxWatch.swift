public import Logging
import CLinux
import Glibc
import Platform
import Synchronization

/// Watches an inbox: judges every file that arrives and files it away.
///
/// One thread does all the work, a batch of files at a time, so that at every
/// moment it is clear what has happened and what has not. It learns of files
/// from the kernel's notices, and of what these miss from a scan: at the start,
/// when notices were lost, and every minute. A second thread watches over it.
public final class InboxWatch: Sendable {
    /// What the watching thread tells while it works.
    public struct Signs: Sendable {
        /// What an earlier run left is filed, and notices are coming in.
        public var isReady: @Sendable () -> Void = {}
        /// It is at work; comes every second at least, unless something hangs.
        /// From any thread.
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
        /// When it was asked to stop, on a monotonic clock.
        var stopTime: Duration?
        var settle: Duration?
    }

    /// - Parameter lock: keeps others out of the inbox; taken when it runs if it
    ///   is nil.
    public init(layout: InboxLayout, options: InboxOptions, lock: InboxLock? = nil, log: Logger) {
        self.layout = layout
        self.options = options
        self.lock = lock
        self.log = log
        hooks = HookQueue(command: options.onFlag, timeout: options.hookTimeout, log: log)
    }

    /// Ends ``run(once:signs:makeJudge:)`` soon, whatever it is doing. From any
    /// thread.
    ///
    /// What is under way is brought to a good end, or given up; if neither has
    /// come within a second and a half, the program is ended where it is, and the
    /// next start goes on from there.
    public func stop() {
        requests.withLock { if $0.stopTime == nil { $0.stopTime = MonotonicClock.now } }
        wakeUp.ring()
    }

    /// Goes on with other settings. From any thread.
    public func apply(settle: Duration, onFlag: String?) {
        requests.withLock { $0.settle = settle }
        hooks.set(onFlag)
        wakeUp.ring()
    }

    /// Watches until it is stopped. Blocks its thread.
    public func run(judge: any ArrivalJudging, once: Bool = false, signs: Signs = Signs()) -> InboxCounts {
        run(once: once, signs: signs) { judge }
    }

    /// Watches until it is stopped. Blocks its thread.
    ///
    /// - Parameters:
    ///   - once: whether to end when everything that is there now has been
    ///     judged.
    ///   - makeJudge: may take long: it can be stopped meanwhile.
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
        let intake = Intake(
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

    private func watch(_ intake: Intake, once: Bool, _ signs: Signs) {
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
            // What is due in an inbox that is not there waits for it.
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
                    "'\(path)' cannot be written (\(error)): a file that ends the program would end it again")
            }
        }
        return AttemptLog()
    }

    private func apply(to intake: Intake) {
        let settle = requests.withLock { requests in
            defer { requests.settle = nil }
            return requests.settle
        }
        if let settle { intake.settling.delay = settle }
    }

    private func notices(_ intake: Intake, once: Bool) -> (any NoticeSource)? {
        guard !options.isPolling, !once else { return nil }
        do throws(InboxFailure) {
            return try FolderWatches(layout)
        } catch {
            intake.troubles.report("inotify", "the kernel tells of no changes (\(error)); polling instead")
            return nil
        }
    }
}

/// Whether the folder that is watched still stands where the inbox is: it may be
/// deleted and made anew, renamed, or hidden by what is mounted over it.
private struct InboxPlace {
    let lock: InboxLock?
    let log: Logger
    private var wasGone = false

    init(lock: InboxLock?, log: Logger) {
        self.lock = lock
        self.log = log
    }

    enum State { case same, renewed, gone }

    mutating func look(_ intake: Intake) -> State {
        guard let lock else { return .same }
        let isInPlace = lock.isInPlace
        if isInPlace, !wasGone { return .same }
        do throws(InboxFailure) {
            // One that is back is locked still, by ourselves.
            if !isInPlace { try lock.renew() }
        } catch {
            wasGone = true
            intake.troubles.report("inbox", "it cannot be watched any more (\(error)); waiting for it")
            intake.tell()
            return .gone
        }
        wasGone = false
        intake.troubles.clear("inbox")
        log.notice(
            isInPlace ? "the inbox is back" : "the inbox is another folder than before; watching this one")
        return .renewed
    }
}

/// Ends a run that gets nowhere.
private struct Patience {
    let limit: Duration
    /// As last seen; nil at first.
    private var progress: Int?
    private var since = Duration.zero

    init(limit: Duration) { self.limit = limit }

    mutating func isOver(at now: Duration, progress: Int) -> Bool {
        if progress != self.progress { (self.progress, since) = (progress, now) }
        return now - since > limit
    }
}

/// Ends a wait from another thread or from a signal's handler.
final class WakeUp: Sendable {
    let descriptor = eventfd(0, Int32(EFD_NONBLOCK) | Int32(EFD_CLOEXEC))

    deinit { close(descriptor) }

    func ring() { eventfd_write(descriptor, 1) }

    /// Waits until something can be read from a descriptor, or somebody rings.
    ///
    /// - Parameter other: another descriptor that ends the wait; nil for none.
    func wait(orFor other: Int32?, upTo limit: Duration) {
        var waits = [pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)]
        if let other { waits.append(pollfd(fd: other, events: Int16(POLLIN), revents: 0)) }
        let milliseconds = Int32(clamping: Int((max(limit, .zero) / .milliseconds(1)).rounded(.up)))
        _ = unsafe poll(&waits, nfds_t(waits.count), milliseconds)
        var count: eventfd_t = 0
        unsafe eventfd_read(descriptor, &count)
    }
}
