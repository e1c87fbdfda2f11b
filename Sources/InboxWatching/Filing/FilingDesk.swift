import Logging

/// Files what was judged, records that it is filed, and tells of it.
///
/// What was recorded when tells a restart where to go on. Before a file is
/// judged nothing is known of it, so it is found again by a scan. From then on
/// the archive knows it as unfiled, and ``recover(reader:)`` files it. Once it
/// is recorded as filed all is done.
final class FilingDesk {
    private let options: InboxOptions
    private let judge: any ArrivalJudging
    private let filer: Filer
    private let hooks: HookQueue
    private let log: Logger
    private let metrics: InboxMetrics
    var counts = InboxCounts()

    init(
        layout: InboxLayout, options: InboxOptions, judge: any ArrivalJudging, disk: any Disk,
        hooks: HookQueue, log: Logger, metrics: InboxMetrics
    ) {
        self.options = options
        self.judge = judge
        filer = Filer(layout: layout, verdictFolder: options.verdictFolder, disk: disk)
        self.hooks = hooks
        self.log = log
        self.metrics = metrics
    }

    /// Files what was just judged.
    ///
    /// - Throws: if that cannot be recorded. They are filed all the same: the
    ///   next recovery sees that.
    /// - Returns: those that are not filed.
    func file(_ judged: [(Judgement, FileStamp?)]) throws -> [Filing] { try finish(filer.file(judged)) }

    /// Files what an earlier run recorded but did not file.
    ///
    /// - Returns: those that are not filed now either.
    func recover(reader: borrowing FileReader) throws -> [Filing] {
        let unfiled = try judge.unfiled()
        var left: [Filing] = []
        for start in stride(from: 0, to: unfiled.count, by: options.batchFiles) {
            let end = min(unfiled.count, start + options.batchFiles)
            left += try recover(unfiled[start..<end], reader: reader)
        }
        return left
    }

    private func recover(
        _ unfiled: ArraySlice<Judgement>, reader: borrowing FileReader
    ) throws -> [Filing] {
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
        return try finish(finished + filer.file(judged))
    }

    private func finish(_ filings: [Filing]) throws -> [Filing] {
        let ended = filings.filter { !$0.isFailed }
        let new = ended.filter { !$0.judgement.wasFiled }
        if !new.isEmpty { try judge.recordFiled(new.map { ($0.judgement, $0.path) }) }
        for filing in ended { tell(filing) }
        return filings.filter { $0.isFailed || $0.result == .superseded }
    }

    private func tell(_ filing: Filing) {
        let judgement = filing.judgement
        guard case .filed(let path) = filing.result else {
            counts.superseded += 1
            return log.notice(
                "it changed or went away after it was read; the archive has what was judged",
                metadata: ["file": "\(judgement.name)"])
        }
        note(judgement, at: path)
        if judgement.destination == .flagged {
            hooks.ring(for: judgement.name, verdict: filing.place.verdict)
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
