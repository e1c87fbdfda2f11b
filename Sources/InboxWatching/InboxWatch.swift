public import Logging
import Synchronization

/// Watches an inbox: judges every file that arrives and files it away.
///
/// One thread does all the work, a batch of files at a time, so that at every
/// moment it is clear what has happened and what has not. It learns of files
/// from the kernel's notices, and of what these miss from a scan: at the start,
/// when notices were lost, and every minute.
public final class InboxWatch: Sendable {
    /// What the watching thread tells while it works.
    public struct Signs: Sendable {
        /// What an earlier run left is filed, and notices are coming in.
        public var isReady: @Sendable () -> Void = {}
        /// It is at work; comes every second at least, unless something hangs.
        public var isAlive: @Sendable () -> Void = {}

        public init() {}
    }

    private let layout: InboxLayout
    private let options: InboxOptions
    private let log: Logger
    private let hooks: HookQueue
    private let wakeUp = WakeUp()
    private let requests = Mutex(Requests())

    private struct Requests {
        var isStopping = false
        var settle: Duration?
    }

    public init(layout: InboxLayout, options: InboxOptions, log: Logger) {
        self.layout = layout
        self.options = options
        self.log = log
        hooks = HookQueue(command: options.onFlag, timeout: options.hookTimeout, log: log)
    }

    /// Ends ``run(judge:once:signs:)`` after what it is doing. From any thread.
    public func stop() {
        requests.withLock { $0.isStopping = true }
        wakeUp.ring()
    }

    /// Goes on with other settings. From any thread.
    public func apply(settle: Duration, onFlag: String?) {
        requests.withLock { $0.settle = settle }
        hooks.set(onFlag)
        wakeUp.ring()
    }

    /// Watches until it is stopped.
    ///
    /// - Parameter once: whether to end when everything that is there now has
    ///   been judged.
    public func run(judge: any ArrivalJudging, once: Bool = false, signs: Signs = Signs()) -> InboxCounts {
        let intake = Intake(
            layout: layout, options: options, judge: judge, disk: LocalDisk(), hooks: hooks, log: log)
        intake.isOnce = once
        var surveyor = Surveyor(
            layout: layout, options: options, notices: notices(intake, once: once), once: once)
        var patience = Patience(limit: options.settle * 3 + .seconds(5))
        var isReady = false
        while !requests.withLock({ $0.isStopping }) {
            signs.isAlive()
            apply(to: intake)
            let now = MonotonicClock.now
            surveyor.survey(intake, at: now)
            let hasMore = intake.work(at: now)
            if !isReady, !intake.isRecoveryDue {
                isReady = true
                signs.isReady()
            }
            if once, intake.isIdle || patience.isOver(at: now, progress: intake.progress) { break }
            if hasMore { continue }
            let due = min(intake.nextDue ?? surveyor.nextDue, surveyor.nextDue, now + .seconds(1))
            wakeUp.wait(orFor: surveyor.descriptor, upTo: due - MonotonicClock.now)
        }
        if once { intake.reportLeftovers() }
        hooks.finish()
        return intake.counts
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

/// Ends a run that gets nowhere.
private struct Patience {
    let limit: Duration
    private var progress = -1
    private var since = Duration.zero

    init(limit: Duration) { self.limit = limit }

    mutating func isOver(at now: Duration, progress: Int) -> Bool {
        if progress != self.progress { (self.progress, since) = (progress, now) }
        return now - since > limit
    }
}
