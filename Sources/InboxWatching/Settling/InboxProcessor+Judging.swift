import Logging
import Platform

/// Judging and filing of batches, and the handling of their failures.
extension InboxProcessor {
    /// Judges and files a batch.
    ///
    /// - Returns: whether the batch was finished; false if files have to be tried again.
    func process(_ files: [ArrivedFile], at now: Duration) -> Bool {
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

    /// Puts the files back after the archive failed to store them.
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
        // A file that fails alone may be the cause: the others go first.
        let due = isAlone ? now + options.retry : now
        for file in files { settling.postpone(file.name, file.stamp, until: due) }
    }

    /// Files what an earlier run judged but did not file.
    ///
    /// - Returns: whether the archive could be read and written.
    func recover(at now: Duration) -> Bool {
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

    /// Tries one of the files that could not be filed; if that works, all are tried again.
    func probe(at now: Duration) {
        probeDue = now + options.probe
        probes += 1
        do {
            let left = try desk.recover(probe: probes)
            leave(left, at: now)
            guard left.isEmpty else { return }
            isRecoveryDue = true
            // The archive does not list files that were filed before and arrived again.
            for name in blocked { settling.postpone(name.text, nil, until: now) }
            blocked = []
        } catch is CancellationError where isStopping() {
            return
        } catch {
            _ = fail(error, at: now)
        }
    }

    /// - Returns: whether no file is left to the next run.
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

    /// Schedules a recovery after the archive could not be read or written.
    private func fail(_ error: any Error, at now: Duration) -> Bool {
        troubles.report(Self.archive, "\(error)", level: .error)
        backoff.fail(at: now)
        isRecoveryDue = true
        return false
    }

    /// Schedules the files that were not filed.
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
            // Reported like any file that cannot be read.
            _ = report(name, failure)
        } else {
            faults.report(
                name, "judged, but cannot be filed: \(failure)", ofMany: " cannot be filed: \(failure)",
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

    /// Schedules a recovery if files could not be filed. Called after each scan.
    func retry() {
        if !blocked.isEmpty { isRecoveryDue = true }
    }

    static let archive = "archive"
}
