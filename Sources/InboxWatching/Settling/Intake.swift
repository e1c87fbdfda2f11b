import Logging
import Platform

/// Takes files on once they have settled: reads them, has them judged, hands
/// them to the ``FilingDesk``, and puts aside for later what cannot be done now.
final class Intake {
    private let layout: InboxLayout
    private let options: InboxOptions
    private let judge: any ArrivalJudging
    private let attempts: AttemptLog
    private let desk: FilingDesk
    private let log: Logger
    private let isStopping: () -> Bool
    private var reader: FileReader
    private var backoff = Backoff()
    /// Files that go into a transaction alone: as many as were in one that
    /// failed, so that the one at fault is soon known.
    private var singles = 0
    private(set) var isRecoveryDue = true
    /// Settled files under suspicion, which go alone when no other is due.
    private var aside: [AttemptLog.Subject] = []

    let metrics = InboxMetrics()
    var settling: SettlingTable
    /// Faults of single files, and of what all need.
    var faults: FaultLog
    var troubles: FaultLog
    var counts: InboxCounts { desk.counts }
    /// Files that were judged and stay where they are.
    private var kept: [FileName: FileStamp] = [:]
    /// Files that somebody was seen to have open for writing.
    private var written: Set<FileName> = []
    /// Files that were judged but could not be filed.
    private var blocked: Set<FileName> = []
    /// When one of these is tried again, and how many were.
    private var probeDue = Duration.zero
    private var probes = 0
    private var lastTold = MonotonicClock.now
    /// Whether what cannot be done now is left for another run.
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
        desk = FilingDesk(
            layout: layout, options: options, judge: judge, disk: disk, attempts: attempts, hooks: hooks,
            log: log, metrics: metrics,
            content: { recheck.content(of: $0.name, comparedTo: $0.digest) }, isStopping: isStopping)
        self.log = log
        reader = FileReader(layout: layout, options: options) { attempts.reason(against: $0, digest: $1) }
        settling = SettlingTable(delay: options.settle)
        faults = FaultLog(log: log, key: "file")
        troubles = FaultLog(log: log, key: "part")
    }

    /// When to come again at the latest, if there is something to do.
    var nextDue: Duration? {
        if isRecoveryDue { return backoff.end }
        let dues = [settling.nextDue, blocked.isEmpty || isOnce ? nil : probeDue].compactMap(\.self)
        return dues.min().map { max($0, backoff.end) }
    }

    /// A scan came by a file.
    func observe(_ name: String, _ stamp: FileStamp, at now: Duration) {
        if kept[FileName(name)] != stamp { settling.observe(name, stamp, at: now) }
    }

    /// A scan came by what is not to be read.
    func refuse(_ refusal: InboxScan.Refusal) {
        if faults.report(refusal.name, refusal.reason) { metrics.countFailure() }
    }

    /// Whether there is nothing left to do.
    var isIdle: Bool { !isRecoveryDue && settling.isEmpty && aside.isEmpty }

    /// Changes whenever something was done.
    var progress: Int {
        counts.total + counts.unreadable + counts.superseded - settling.count - aside.count
    }

    /// Says what a single run left for the next.
    func reportLeftovers() {
        tell()
        desk.counts.refused = faults.count + troubles.count
        let open = written.count { settling.contains($0) }
        if open > 0 {
            log.notice("files that somebody is still writing to are left for the next run: \(open)")
        }
        let others = settling.count + aside.count - open
        if others > 0 { log.notice("files that have not settled yet are left for the next run: \(others)") }
    }

    /// A scan of everything is over: what it did not find is forgotten.
    func forgetAll(but names: Set<FileName>, refused: Set<FileName>) {
        if !kept.isEmpty { kept = kept.filter { names.contains($0.key) } }
        if !written.isEmpty { written.formIntersection(names) }
        let (waiting, blocked, aside) = (settling, blocked, Set(aside.map { FileName($0.name) }))
        faults.keep {
            refused.contains($0) || waiting.contains($0) || blocked.contains($0) || aside.contains($0)
        }
        if !isRecoveryDue, blocked.isEmpty { attempts.keep { names.contains($0) || refused.contains($0) } }
    }

    /// Logs the faults that came up.
    func tell() {
        faults.tell()
        troubles.tell()
        lastTold = MonotonicClock.now
    }

    /// Takes on the files that have settled, up to one transaction's worth.
    ///
    /// - Returns: whether there may be more to do at once.
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

    /// Whether what is judged is still recorded where it was.
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

    /// What goes into the next transaction: what is under suspicion alone, and
    /// only when nothing else is due.
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

    /// Who is known to be at fault is not looked into and goes first; of the
    /// others the smallest, as large ones are more often at fault.
    private func takeAside(_ look: (String) -> FileStamp?) -> [AttemptLog.Subject] {
        func rank(_ subject: AttemptLog.Subject) -> (Int, Int) {
            let stamp = subject.stamp!
            return (attempts.reason(against: subject.name, stamp) == nil ? 1 : 0, stamp.size)
        }
        while let place = aside.indices.min(by: { rank(aside[$0]) < rank(aside[$1]) }) {
            let subject = aside.remove(at: place)
            // One that changed meanwhile is noticed, and another file now.
            if let stamp = look(subject.name) {
                return [AttemptLog.Subject(name: subject.name, stamp: stamp)]
            }
        }
        return []
    }

    /// - Returns: whether nothing is left to be read later.
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

    /// What cannot be read stays where it is and is tried again.
    private func refuse(_ name: String, _ failure: InboxFailure, at now: Duration) {
        if report(name, failure) { metrics.countFailure() }
        if isOnce {
            desk.counts.unreadable += 1
        } else {
            settling.postpone(name, nil, until: now + (failure.isShared ? options.probe : options.retry))
        }
    }

    private func report(_ name: String, _ failure: InboxFailure) -> Bool {
        faults.report(
            name, failure.description, ofMany: " cannot be read: \(failure)", isShared: failure.isShared)
    }

    /// - Returns: whether it was brought to its end.
    private func process(_ files: [ArrivedFile], at now: Duration) -> Bool {
        let judgements: [Judgement]
        do {
            judgements = try judge.judge(files, isStopping: isStopping)
        } catch is CancellationError where isStopping() {
            for file in files { settling.postpone(file.name, file.stamp, until: now) }
            return false
        } catch {
            suspend(files, error, at: now)
            return false
        }
        attempts.narrow(to: nil)
        backoff.succeed()
        troubles.clear(Self.archive)
        singles = max(0, singles - files.count)
        var judged: [(Judgement, FileStamp?)] = []
        for (file, judgement) in zip(files, judgements) {
            metrics.count(articles: file.articles.count)
            desk.counts.articles += file.articles.count
            let name = FileName(file.name)
            if options.isDryRun {
                kept[name] = file.stamp
                desk.note(judgement, at: nil)
            } else if options.verdictFolder != nil, judgement.wasFiled {
                kept[name] = file.stamp
            } else {
                judged.append((judgement, file.stamp))
                if options.verdictFolder != nil { kept[name] = file.stamp }
            }
        }
        return file(judged, at: now)
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
            blocked = []
            if !options.isDryRun { leave(try desk.recover(), at: now) }
            return true
        } catch is CancellationError where isStopping() {
            isRecoveryDue = true
            return false
        } catch {
            return fail(error, at: now)
        }
    }

    /// Tries one of the files that could not be filed; if it goes, there is a way
    /// for all.
    private func probe(at now: Duration) {
        probeDue = now + options.probe
        probes += 1
        do {
            let left = try desk.recover(probe: probes)
            leave(left, at: now)
            guard left.isEmpty else { return }
            isRecoveryDue = true
            // What was filed before and came again the archive does not know.
            for name in blocked { settling.postpone(name.text, nil, until: now) }
            blocked = []
        } catch is CancellationError where isStopping() {
            return
        } catch {
            _ = fail(error, at: now)
        }
    }

    /// - Returns: whether none is left to the next run.
    private func file(_ judged: [(Judgement, FileStamp?)], at now: Duration) -> Bool {
        do {
            let left = try desk.file(judged)
            let failed = Set(left.map { FileName($0.judgement.name) })
            for (judgement, _) in judged where !failed.contains(FileName(judgement.name)) {
                faults.clear(judgement.name)
            }
            leave(left, at: now)
            return !left.contains { $0.result == .putOff }
        } catch {
            return fail(error, at: now)
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
            switch filing.result {
            case .failed(let failure): leave(filing, failure, at: now)
            case .putOff: break
            default: settling.noteComplete(name, at: now)
            }
        }
    }

    private func leave(_ filing: Filing, _ failure: InboxFailure, at now: Duration) {
        let name = filing.judgement.name
        if filing.isUnreadable {
            // In the words of one who would read it.
            _ = report(name, failure)
        } else {
            faults.report(
                name, "judged, but it cannot be filed: \(failure)", ofMany: " cannot be filed: \(failure)",
                isShared: true)
        }
        metrics.countFailure()
        if isOnce {
            desk.counts.unreadable += 1
        } else {
            if blocked.isEmpty { probeDue = now + options.probe }
            blocked.insert(FileName(name))
        }
    }

    /// A scan is due: a good moment to try again what failed.
    func retry() {
        if !blocked.isEmpty { isRecoveryDue = true }
    }

    private static let archive = "archive"
}
