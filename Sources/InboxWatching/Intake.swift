import Logging

/// Takes files on once they have settled: reads them, has them judged, hands
/// them to the ``FilingDesk``, and puts aside for later what cannot be done now.
final class Intake {
    private let layout: InboxLayout
    private let options: InboxOptions
    private let judge: any ArrivalJudging
    private let desk: FilingDesk
    private let log: Logger
    private var reader: FileReader
    private var backoff = Backoff()
    /// Files that go into a transaction alone: as many as were in one that
    /// failed, so that the one at fault is soon known.
    private var singles = 0
    private(set) var isRecoveryDue = true

    let metrics = InboxMetrics()
    var settling: SettlingTable
    /// Faults of single files, and of what all need.
    var faults: FaultLog
    var troubles: FaultLog
    var counts: InboxCounts { desk.counts }
    /// Files that were judged and stay where they are.
    private var kept: [String: FileStamp] = [:]
    /// Whether what cannot be done now is left for another run.
    var isOnce = false

    init(
        layout: InboxLayout, options: InboxOptions, judge: any ArrivalJudging, disk: any Disk,
        hooks: HookQueue, log: Logger
    ) {
        self.layout = layout
        self.options = options
        self.judge = judge
        desk = FilingDesk(
            layout: layout, options: options, judge: judge, disk: disk, hooks: hooks, log: log,
            metrics: metrics)
        self.log = log
        reader = FileReader(layout: layout, options: options)
        settling = SettlingTable(delay: options.settle)
        faults = FaultLog(log: log, key: "file")
        troubles = FaultLog(log: log, key: "part")
    }

    /// When to come again at the latest, if there is something to do.
    var nextDue: Duration? {
        if isRecoveryDue { return backoff.end }
        return settling.nextDue.map { max($0, backoff.end) }
    }

    /// A scan came by a file.
    func observe(_ name: String, _ stamp: FileStamp, at now: Duration) {
        if kept[name] != stamp { settling.observe(name, stamp, at: now) }
    }

    /// A scan came by what is not to be read.
    func refuse(_ refusal: InboxScan.Refusal) {
        if faults.report(refusal.name, refusal.reason) { metrics.countFailure() }
    }

    /// Whether there is nothing left to do.
    var isIdle: Bool { !isRecoveryDue && settling.isEmpty }

    /// Changes whenever something was done.
    var progress: Int { counts.total + counts.unreadable + counts.superseded - settling.count }

    /// Says what a single run left for the next.
    func reportLeftovers() {
        desk.counts.refused = faults.count + troubles.count
        guard !settling.isEmpty else { return }
        log.notice("files that somebody is still writing to are left for the next run: \(settling.count)")
    }

    /// A scan of everything is over: what it did not find is forgotten.
    func forgetAll(but names: Set<String>, refused: Set<String>) {
        if !kept.isEmpty { kept = kept.filter { names.contains($0.key) } }
        let waiting = settling
        faults.keep { refused.contains($0) || waiting.contains($0) }
    }

    /// Takes on the files that have settled, up to one transaction's worth.
    ///
    /// - Returns: whether there may be more to do at once.
    func work(at now: Duration) -> Bool {
        guard now >= backoff.end else { return false }
        if isRecoveryDue {
            guard recover(at: now) else { return false }
        }
        let files = gather(at: now)
        metrics.record(waiting: settling.count)
        guard !files.isEmpty else { return settling.nextDue.map { $0 <= now } ?? false }
        let start = MonotonicClock.now
        process(files, at: now)
        metrics.record(batchTime: MonotonicClock.now - start)
        return true
    }

    /// Reads what goes into the next transaction.
    private func gather(at now: Duration) -> [ArrivedFile] {
        var files: [ArrivedFile] = []
        var bytes = 0
        let end = MonotonicClock.now + options.batchTime
        let batchFiles = singles > 0 ? 1 : options.batchFiles
        while files.count < batchFiles, bytes < options.batchBytes, MonotonicClock.now < end,
            let name = settling.next(at: now, status: { try? EntryStatus(path: layout.path($0)).stamp })
        {
            switch reader.read(name) {
            case .arrived(let file):
                guard kept[name] != file.stamp else { continue }
                files.append(file)
                bytes += file.size
            case .unsettled: settling.postpone(name, at: now)
            case .gone: faults.clear(name)
            case .refused(let reason): refuse(name, reason, at: now)
            }
        }
        return files
    }

    /// What cannot be read stays where it is and is tried again.
    private func refuse(_ name: String, _ reason: String, at now: Duration) {
        if faults.report(name, reason) { metrics.countFailure() }
        if isOnce {
            desk.counts.unreadable += 1
        } else {
            settling.postpone(name, nil, until: now + options.retry)
        }
    }

    private func process(_ files: [ArrivedFile], at now: Duration) {
        let judgements: [Judgement]
        do {
            judgements = try judge.judge(files)
        } catch {
            return suspend(files, error, at: now)
        }
        backoff.succeed()
        troubles.clear(Self.archive)
        singles = max(0, singles - files.count)
        var judged: [(Judgement, FileStamp?)] = []
        for (file, judgement) in zip(files, judgements) {
            metrics.count(articles: file.articles.count)
            desk.counts.articles += file.articles.count
            if options.isDryRun {
                kept[file.name] = file.stamp
                desk.note(judgement, at: nil)
            } else if options.verdictFolder != nil, judgement.wasFiled {
                kept[file.name] = file.stamp
            } else {
                judged.append((judgement, file.stamp))
                if options.verdictFolder != nil { kept[file.name] = file.stamp }
            }
        }
        file(judged, at: now)
    }

    /// The archive takes nothing: the files wait, and nothing is lost.
    private func suspend(_ files: [ArrivedFile], _ error: any Error, at now: Duration) {
        troubles.report(Self.archive, "\(error)", level: .error)
        metrics.countFailure()
        backoff.fail(at: now)
        let isAlone = files.count == 1
        singles = isAlone ? max(0, singles - 1) : files.count
        if isAlone, isOnce {
            desk.counts.unreadable += 1
            return backoff.succeed()
        }
        // One that fails alone may be at fault itself: the others go first.
        let due = isAlone ? now + options.retry : now
        for file in files { settling.postpone(file.name, file.stamp, until: due) }
    }

    /// - Returns: whether the archive could be asked.
    private func recover(at now: Duration) -> Bool {
        do {
            isRecoveryDue = false
            if !options.isDryRun { leave(try desk.recover(reader: reader), at: now) }
            return true
        } catch {
            return fail(error, at: now)
        }
    }

    private func file(_ judged: [(Judgement, FileStamp?)], at now: Duration) {
        do {
            let left = try desk.file(judged)
            let failed = Set(left.map(\.judgement.name))
            for (judgement, _) in judged where !failed.contains(judgement.name) {
                faults.clear(judgement.name)
            }
            leave(left, at: now)
        } catch {
            _ = fail(error, at: now)
        }
    }

    /// The archive could not be read or written; what is on the disk tells
    /// later how far it came.
    private func fail(_ error: any Error, at now: Duration) -> Bool {
        troubles.report(Self.archive, "\(error)", level: .error)
        backoff.fail(at: now)
        isRecoveryDue = true
        return false
    }

    /// Puts aside what is not filed.
    private func leave(_ filings: [Filing], at now: Duration) {
        for filing in filings {
            let name = filing.judgement.name
            guard case .failed(let failure) = filing.result else {
                settling.noteComplete(name, at: now)
                continue
            }
            faults.report(name, "judged, but it cannot be filed: \(failure)")
            metrics.countFailure()
            if isOnce {
                desk.counts.unreadable += 1
            } else {
                settling.postpone(name, nil, until: now + options.retry)
                isUnfiled = true
            }
        }
    }

    /// Whether something was judged but could not be filed.
    private var isUnfiled = false

    /// A scan is due: a good moment to try again what failed.
    func retry() {
        if isUnfiled { (isUnfiled, isRecoveryDue) = (false, true) }
    }

    private static let archive = "archive"
}
