import Logging

/// Takes settled files through the rest of their way: read, judged, filed,
/// recorded.
///
/// What is recorded when tells a restart where to go on. Before a file is
/// judged nothing is known of it, so it is found again by a scan. From then on
/// the archive knows it as unfiled, and ``recover(at:)`` files it. Once it is
/// recorded as filed all is done.
final class Intake {
    private let layout: InboxLayout
    private let options: InboxOptions
    private let judge: any ArrivalJudging
    private let filer: Filer
    private let hooks: HookQueue
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
    private(set) var counts = InboxCounts()
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
        filer = Filer(layout: layout, verdictFolder: options.verdictFolder, disk: disk)
        self.hooks = hooks
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
        counts.refused = faults.count + troubles.count
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
        if isOnce { counts.unreadable += 1 } else { settling.postpone(name, nil, until: now + options.retry) }
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
            counts.articles += file.articles.count
            if options.isDryRun {
                kept[file.name] = file.stamp
                note(judgement, at: nil)
            } else if options.verdictFolder != nil, judgement.wasFiled {
                kept[file.name] = file.stamp
            } else {
                judged.append((judgement, file.stamp))
            }
        }
        finish(filer.file(judged), at: now)
    }

    /// The archive takes nothing: the files wait, and nothing is lost.
    private func suspend(_ files: [ArrivedFile], _ error: any Error, at now: Duration) {
        troubles.report(Self.archive, "\(error)", level: .error)
        metrics.countFailure()
        backoff.fail(at: now)
        let isAlone = files.count == 1
        singles = isAlone ? max(0, singles - 1) : files.count
        if isAlone, isOnce {
            counts.unreadable += 1
            return backoff.succeed()
        }
        // One that fails alone may be at fault itself: the others go first.
        let due = isAlone ? now + options.retry : now
        for file in files { settling.postpone(file.name, file.stamp, until: due) }
    }

    /// Files what an earlier run recorded but did not file.
    ///
    /// - Returns: whether the archive could be asked.
    private func recover(at now: Duration) -> Bool {
        do {
            let unfiled = options.isDryRun ? [] : try judge.unfiled()
            isRecoveryDue = false
            for start in stride(from: 0, to: unfiled.count, by: options.batchFiles) {
                recover(Array(unfiled[start..<min(unfiled.count, start + options.batchFiles)]), at: now)
            }
            return true
        } catch {
            troubles.report(Self.archive, "\(error)", level: .error)
            backoff.fail(at: now)
            return false
        }
    }

    private func recover(_ unfiled: [Judgement], at now: Duration) {
        var judged: [(Judgement, FileStamp?)] = []
        var finished: [Filing] = []
        for judgement in unfiled {
            if let place = filer.filed(judgement) {
                finished.append(filer.confirm(judgement, at: place))
            } else if options.verdictFolder != nil {
                judged.append((judgement, nil))
            } else if let stamp = reader.stamp(of: judgement.name, with: judgement.digest) {
                judged.append((judgement, stamp))
            } else {
                finished.append(filer.abandon(judgement))
            }
        }
        finish(finished + filer.file(judged), at: now)
    }

    /// Records what was filed, and tells of it.
    private func finish(_ filings: [Filing], at now: Duration) {
        var recorded: [(judgement: Judgement, path: String)] = []
        for filing in filings {
            if case .failed(let failure) = filing.result {
                leave(filing, failure, at: now)
            } else if !filing.judgement.wasFiled {
                recorded.append((filing.judgement, filing.path))
            }
        }
        do {
            if !recorded.isEmpty { try judge.recordFiled(recorded) }
        } catch {
            // They are filed all the same: the next recovery sees that.
            troubles.report(Self.archive, "\(error)", level: .error)
            backoff.fail(at: now)
            isRecoveryDue = true
        }
        for filing in filings { tell(filing, at: now) }
    }

    private func leave(_ filing: Filing, _ failure: InboxFailure, at now: Duration) {
        let name = filing.judgement.name
        faults.report(name, "judged, but it cannot be filed: \(failure)")
        metrics.countFailure()
        if isOnce {
            counts.unreadable += 1
        } else {
            settling.postpone(name, nil, until: now + options.retry)
            isUnfiled = true
        }
    }

    /// Whether something was judged but could not be filed.
    private var isUnfiled = false

    /// A scan is due: a good moment to try again what failed.
    func retry() {
        if isUnfiled { (isUnfiled, isRecoveryDue) = (false, true) }
    }

    private func tell(_ filing: Filing, at now: Duration) {
        let judgement = filing.judgement
        switch filing.result {
        case .filed(let path):
            faults.clear(judgement.name)
            if options.verdictFolder != nil, let stamp = filing.stamp { kept[judgement.name] = stamp }
            note(judgement, at: path)
            if judgement.destination == .flagged {
                hooks.ring(for: judgement.name, verdict: filing.place.verdict)
            }
        case .superseded:
            counts.superseded += 1
            log.notice(
                "it changed or went away after it was read; the archive has what was judged",
                metadata: ["file": "\(judgement.name)"])
            settling.noteComplete(judgement.name, at: now)
        case .failed, .underway: break
        }
    }

    private func note(_ judgement: Judgement, at path: String?) {
        counts.files[judgement.destination, default: 0] += 1
        if judgement.failure != nil { counts.unreadable += 1 }
        metrics.count(judgement.destination)
        var metadata: Logger.Metadata = [
            "file": "\(judgement.name)", "status": "\(judgement.destination.rawValue)",
        ]
        if let path { metadata["filed"] = "\(path)" }
        log.log(level: Self.level(of: judgement), "\(judgement.summary)", metadata: metadata)
    }

    private static func level(of judgement: Judgement) -> Logger.Level {
        if judgement.failure != nil { return .warning }
        return judgement.destination == .flagged ? .notice : .info
    }

    private static let archive = "archive"
}
