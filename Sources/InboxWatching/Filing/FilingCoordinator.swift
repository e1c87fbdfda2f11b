import Logging
import Platform

/// Files judged files, records that they are filed, logs them and runs the hook.
///
/// After a restart, a file that was not judged yet is found again by a scan. A file that
/// was judged is recorded as unfiled, and ``recover(probe:)`` files it. A file that is
/// recorded as filed is finished.
final class FilingCoordinator {
    private let options: InboxOptions
    private let judge: any ArrivalJudging
    private let filer: FileMover
    private let content: (Judgement) -> FileReader.Content
    private let attempts: AttemptLog
    private let isStopping: () -> Bool
    private let hooks: HookQueue
    private let log: Logger
    private let metrics: InboxMetrics
    var counts = InboxCounts()

    /// - Parameter content: looks at the file in the inbox that has the name of a judged
    ///   one.
    init(
        layout: InboxLayout, options: InboxOptions, judge: any ArrivalJudging, disk: any Disk,
        attempts: AttemptLog, hooks: HookQueue, log: Logger, metrics: InboxMetrics,
        content: @escaping (Judgement) -> FileReader.Content, isStopping: @escaping () -> Bool
    ) {
        self.options = options
        self.judge = judge
        self.content = content
        self.attempts = attempts
        self.isStopping = isStopping
        filer = FileMover(
            layout: layout, verdictFolder: options.verdictFolder, disk: disk,
            help: FileMover.Help(
                verdict: { try judge.verdict(of: $0, isBrief: attempts.isKeptOut($0.name)) },
                content: content, isStopping: isStopping))
        self.hooks = hooks
        self.log = log
        self.metrics = metrics
    }

    /// Files newly judged files.
    ///
    /// - Throws: if filing cannot be recorded. The files are filed nevertheless; the next
    ///   recovery records it.
    /// - Returns: the files that were not filed.
    func file(_ judged: [(Judgement, FileStamp?)]) throws -> [Filing] {
        defer { attempts.narrow(to: nil) }
        return try finish(filer.file(judged) { attempts.narrow(to: judged[$0].0.name) })
    }

    /// Files what an earlier run judged but did not file. Files that may have crashed it
    /// are filed alone, after all others.
    ///
    /// - Parameter probe: the number of a single file to try, modulo their count; nil for
    ///   all.
    /// - Returns: the files that are still not filed.
    func recover(probe: Int? = nil) throws -> [Filing] {
        var unfiled = try judge.unfiled()
        if let probe, !unfiled.isEmpty { unfiled = [unfiled[probe % unfiled.count]] }
        var left: [Filing] = []
        let plain = unfiled.filter { !attempts.isSuspect($0.name) }
        for start in stride(from: 0, to: plain.count, by: options.batchFiles) {
            left += try recover(plain[start..<min(plain.count, start + options.batchFiles)])
        }
        for judgement in unfiled where attempts.isSuspect(judgement.name) { left += try recover([judgement]) }
        return left
    }

    private func recover(_ unfiled: ArraySlice<Judgement>) throws -> [Filing] {
        if isStopping() { throw CancellationError() }
        attempts.begin(unfiled.map { AttemptLog.Subject(name: $0.name, stamp: nil) })
        var isDone = false
        defer { attempts.end(isDone: isDone) }
        var judged: [(Judgement, FileStamp?)] = []
        var finished: [Filing] = []
        for judgement in unfiled {
            if isStopping() { throw CancellationError() }
            if let place = filer.filed(judgement) {
                finished.append(filer.confirm(judgement, at: place))
                continue
            }
            if options.verdictFolder != nil {
                judged.append((judgement, nil))
                continue
            }
            switch content(judgement) {
            case .same(let stamp): judged.append((judgement, stamp))
            case .another, .gone: finished.append(filer.abandon(judgement))
            case .unreadable(let failure): finished.append(filer.leave(judgement, as: failure))
            }
        }
        let left = try finish(finished) + file(judged)
        isDone = true
        return left
    }

    private func finish(_ filings: [Filing]) throws -> [Filing] {
        let ended = filings.filter(\.isEnded)
        let new = ended.filter { !$0.judgement.wasFiled }
        if !new.isEmpty { try judge.recordFiled(new.map { ($0.judgement, $0.path) }) }
        for filing in ended { tell(filing) }
        return filings.filter { !$0.isEnded || $0.result == .superseded }
    }

    private func tell(_ filing: Filing) {
        let judgement = filing.judgement
        guard case .filed(let path) = filing.result else {
            counts.superseded += 1
            return log.notice(
                "it was changed or removed after it was read; the archive has the version that was judged",
                metadata: ["file": "\(judgement.name)"])
        }
        note(judgement, at: path)
        if judgement.destination == .flagged {
            hooks.enqueue(judgement.name, verdict: filing.place.verdict)
        }
    }

    /// Counts and logs a judgement.
    func note(_ judgement: Judgement, at path: String?) {
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
}
