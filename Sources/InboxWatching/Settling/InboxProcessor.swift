import Logging
import Platform

/// Processes settled files in batches: reads and judges them and files them with the
/// ``FilingCoordinator``. Files that cannot be processed now are tried again later.
final class InboxProcessor {
    private let layout: InboxLayout
    let options: InboxOptions
    let judge: any ArrivalJudging
    let attempts: AttemptLog
    let desk: FilingCoordinator
    let log: Logger
    let isStopping: () -> Bool
    private var reader: FileReader
    var backoff = Backoff()
    /// The number of files to process one by one after a batch failed, to find the file
    /// that caused it.
    var singles = 0
    var isRecoveryDue = true
    /// Settled suspects, which are processed alone when no other file is due.
    private var aside: [AttemptLog.Subject] = []

    let metrics = InboxMetrics()
    var settling: PendingFiles
    /// Faults of single files.
    var faults: FaultLog
    /// Faults of the archive, the inbox and inotify.
    var troubles: FaultLog
    var counts: InboxCounts { desk.counts }
    /// Files that were judged and stay in place.
    var kept: [FileName: FileStamp] = [:]
    /// Files that a process was seen to have open for writing.
    private var written: Set<FileName> = []
    /// Files that were judged but could not be filed.
    var blocked: Set<FileName> = []
    /// When one of these is tried again.
    var probeDue = Duration.zero
    /// How many of these were tried again.
    var probes = 0
    private var lastTold = MonotonicClock.now
    /// Whether failures are left to another run instead of being tried again.
    var isOnce = false

    init(
        layout: InboxLayout, options: InboxOptions, judge: any ArrivalJudging, disk: any Disk,
        attempts: AttemptLog, hooks: HookQueue, log: Logger, isStopping: @escaping () -> Bool = { false }
    ) {
        self.layout = layout
        self.options = options
        self.judge = judge
        self.attempts = attempts
        self.isStopping = isStopping
        let recheck = FileReader(layout: layout, options: options)
        desk = FilingCoordinator(
            layout: layout, options: options, judge: judge, disk: disk, attempts: attempts, hooks: hooks,
            log: log, metrics: metrics,
            content: { recheck.content(of: $0.name, comparedTo: $0.digest) }, isStopping: isStopping)
        self.log = log
        reader = FileReader(layout: layout, options: options) { attempts.reason(against: $0, digest: $1) }
        settling = PendingFiles(delay: options.settle)
        faults = FaultLog(log: log, key: "file")
        troubles = FaultLog(log: log, key: "part")
    }

    /// When ``work(at:)`` has to be called next; nil if there is nothing to do.
    var nextDue: Duration? {
        if isRecoveryDue { return backoff.end }
        let dues = [settling.nextDue, blocked.isEmpty || isOnce ? nil : probeDue].compactMap(\.self)
        return dues.min().map { max($0, backoff.end) }
    }

    /// A scan found a file.
    func observe(_ name: String, _ stamp: FileStamp, at now: Duration) {
        if kept[FileName(name)] != stamp { settling.observe(name, stamp, at: now) }
    }

    /// A scan found an entry that cannot be read.
    func refuse(_ refusal: InboxScan.Refusal) {
        if faults.report(refusal.name, refusal.reason) { metrics.countFailure() }
    }

    /// Whether there is nothing left to do.
    var isIdle: Bool { !isRecoveryDue && settling.isEmpty && aside.isEmpty }

    /// Changes whenever a file was processed.
    var progress: Int {
        counts.total + counts.unreadable + counts.superseded - settling.count - aside.count
    }

    /// Logs what a `--once` run leaves for the next.
    func reportLeftovers() {
        tell()
        desk.counts.refused = faults.count + troubles.count
        let open = written.count { settling.contains($0) }
        if open > 0 {
            log.notice("left for the next run, as a process has them open for writing: \(open) files")
        }
        let others = settling.count + aside.count - open
        if others > 0 { log.notice("left for the next run, as they have not settled: \(others) files") }
    }

    /// Forgets files that a full scan did not find.
    func forgetAll(but names: Set<FileName>, refused: Set<FileName>) {
        if !kept.isEmpty { kept = kept.filter { names.contains($0.key) } }
        if !written.isEmpty { written.formIntersection(names) }
        let (waiting, blocked, aside) = (settling, blocked, Set(aside.map { FileName($0.name) }))
        faults.keep {
            refused.contains($0) || waiting.contains($0) || blocked.contains($0) || aside.contains($0)
        }
        if !isRecoveryDue, blocked.isEmpty { attempts.keep { names.contains($0) || refused.contains($0) } }
    }

    /// Logs new faults.
    func tell() {
        faults.tell()
        troubles.tell()
        lastTold = MonotonicClock.now
    }

    /// Processes settled files, at most one transaction.
    ///
    /// - Returns: whether there may be more to do now.
    func work(at now: Duration) -> Bool {
        let hasMore = advance(at: now)
        if !hasMore || MonotonicClock.now - lastTold > .seconds(2) { tell() }
        return hasMore
    }

    private func advance(at now: Duration) -> Bool {
        guard now >= backoff.end, !isStopping() else { return false }
        let isProbeDue = !blocked.isEmpty && !isOnce && now >= probeDue
        let isFileDue = !aside.isEmpty || settling.nextDue.map { $0 <= now } ?? false
        guard isRecoveryDue || isProbeDue || isFileDue else { return false }
        guard hasArchive(at: now) else { return false }
        if isRecoveryDue {
            guard recover(at: now) else { return false }
        } else if isProbeDue {
            probe(at: now)
        }
        let subjects = take(at: now)
        metrics.record(waiting: settling.count)
        guard !subjects.isEmpty else { return settling.nextDue.map { $0 <= now } ?? false }
        attempts.begin(subjects)
        var isDone = false
        defer { attempts.end(isDone: isDone) }
        let start = MonotonicClock.now
        let (files, isAll) = read(subjects, at: now)
        attempts.narrow(to: nil)
        isDone = files.isEmpty ? isAll : process(files, at: now)
        metrics.record(batchTime: MonotonicClock.now - start)
        return true
    }

    /// Whether the archive is usable; reports it if not.
    private func hasArchive(at now: Duration) -> Bool {
        do {
            try judge.check()
            return true
        } catch {
            troubles.report(Self.archive, "\(error)", level: .error)
            metrics.countFailure()
            backoff.fail(at: now)
            return false
        }
    }

    /// The files of the next transaction: a suspect alone, and only if nothing else is due.
    private func take(at now: Duration) -> [AttemptLog.Subject] {
        var subjects: [AttemptLog.Subject] = []
        var bytes = 0
        let batchFiles = singles > 0 ? 1 : options.batchFiles
        var stamp: FileStamp?
        let look = { (name: String) in
            stamp = try? FileStatus(path: self.layout.path(name), followsLinks: false).stamp
            return stamp
        }
        while subjects.count < batchFiles, bytes < options.batchBytes,
            let name = settling.next(at: now, status: look), let stamp
        {
            let subject = AttemptLog.Subject(name: name, stamp: stamp)
            if kept[FileName(name)] == stamp { continue }
            if attempts.isSuspect(name, stamp) {
                aside.removeAll { FileName($0.name) == FileName(name) }
                aside.append(subject)
            } else {
                subjects.append(subject)
                bytes += stamp.size
            }
        }
        return subjects.isEmpty ? takeAside(look) : subjects
    }

    /// The next suspect: first those excluded from parsing, then the smallest, as large
    /// files are more likely to have caused the crash.
    private func takeAside(_ look: (String) -> FileStamp?) -> [AttemptLog.Subject] {
        func rank(_ subject: AttemptLog.Subject) -> (Int, Int) {
            let stamp = subject.stamp!
            return (attempts.reason(against: subject.name, stamp) == nil ? 1 : 0, stamp.size)
        }
        while let place = aside.indices.min(by: { rank(aside[$0]) < rank(aside[$1]) }) {
            let subject = aside.remove(at: place)
            // A file that has changed meanwhile is found again as another one.
            if let stamp = look(subject.name) {
                return [AttemptLog.Subject(name: subject.name, stamp: stamp)]
            }
        }
        return []
    }

    /// - Returns: the files read, and whether none is left to be read later.
    private func read(
        _ subjects: [AttemptLog.Subject], at now: Duration
    ) -> (files: [ArrivedFile], isAll: Bool) {
        var files: [ArrivedFile] = []
        var isAll = true
        let end = MonotonicClock.now + options.batchTime
        for subject in subjects {
            let name = subject.name
            guard !isStopping(), files.isEmpty || MonotonicClock.now < end else {
                settling.postpone(name, subject.stamp, until: now)
                isAll = false
                continue
            }
            attempts.narrow(to: name)
            let reason = subject.stamp.flatMap { attempts.reason(against: name, $0) }
            switch reader.read(name, failing: reason) {
            case .arrived(var file):
                guard kept[FileName(name)] != file.stamp else { continue }
                if let reason { attempts.keepOut(name, digest: file.digest, reason: reason) }
                let attempts = attempts
                file.begin = { attempts.narrow(to: name) }
                files.append(file)
            case .unsettled(let hasWriter):
                if hasWriter { written.insert(FileName(name)) }
                settling.postpone(name, at: now)
                isAll = false
            case .gone: faults.clear(name)
            case .refused(let failure):
                refuse(name, failure, at: now)
                isAll = false
            }
        }
        return (files, isAll)
    }

    /// Reports a file that cannot be read, and schedules another attempt.
    private func refuse(_ name: String, _ failure: InboxFailure, at now: Duration) {
        if report(name, failure) { metrics.countFailure() }
        if isOnce {
            desk.counts.unreadable += 1
        } else {
            settling.postpone(name, nil, until: now + (failure.isShared ? options.probe : options.retry))
        }
    }

    func report(_ name: String, _ failure: InboxFailure) -> Bool {
        faults.report(
            name, failure.description, ofMany: " cannot be read: \(failure)", isShared: failure.isShared)
    }
}
