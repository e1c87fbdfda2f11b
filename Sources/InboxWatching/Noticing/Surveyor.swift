/// Finds the files of an inbox, by inotify and by scans.
struct Surveyor {
    private let layout: InboxLayout
    private var notices: (any NoticeSource)?
    private let rescan: Duration
    private let poll: Duration
    /// When the next full scan is due.
    private(set) var nextDue = Duration.zero
    /// Whether all folders are watched.
    private var isCovered = true
    /// Whether to scan only once.
    private let once: Bool

    init(layout: InboxLayout, options: InboxOptions, notices: (any NoticeSource)?, once: Bool = false) {
        self.once = once
        self.layout = layout
        self.notices = notices
        rescan = options.rescan
        poll = options.poll
    }

    /// The descriptor that becomes readable when there are notices; nil for none.
    var descriptor: Int32? { notices?.descriptor }

    /// Handles all notices, and scans if a scan is due.
    mutating func survey(_ intake: InboxProcessor, at now: Duration) {
        for notice in notices?.take() ?? [] {
            switch notice {
            case .writing(let name):
                if isToBeRead(name, intake) { intake.settling.noteWriting(name, at: now) }
            case .complete(let name):
                if isToBeRead(name, intake) { intake.settling.noteComplete(name, at: now) }
            case .newFolder(let name): scan(below: name, intake, at: now)
            case .lost:
                intake.metrics.countLoss()
                intake.settling.forgetWriters()
                nextDue = now
            }
        }
        guard now >= nextDue else { return }
        let scan = scan(below: "", intake, at: now)
        intake.forgetAll(
            but: Set(scan.files.map { FileName($0.name) }),
            refused: Set(scan.refused.map { FileName($0.name) }))
        intake.retry()
        intake.tell()
        nextDue = once ? .seconds(Int.max) : now + (notices != nil && isCovered ? rescan : poll)
    }

    /// Starts again after the inbox was replaced by another folder.
    mutating func startAnew(notices: (any NoticeSource)?) {
        self.notices = notices
        isCovered = true
        nextDue = .zero
    }

    /// Whether a scan would report the file as readable.
    private func isToBeRead(_ name: String, _ intake: InboxProcessor) -> Bool {
        if InboxLayout.refusal(of: name) == nil { return true }
        if case .refused(let reason) = InboxScan.look(at: name, in: layout) {
            intake.refuse(.init(name: name, reason: reason))
        }
        return false
    }

    /// Scans until all folders found are also watched: files that arrive in a folder
    /// before it is watched are not noticed.
    @discardableResult
    private mutating func scan(below folder: String, _ intake: InboxProcessor, at now: Duration) -> InboxScan
    {
        while true {
            let scan = InboxScan(layout, below: folder)
            let coverage = notices?.watch(scan.folders) ?? Coverage()
            note(coverage, intake)
            if coverage.hasGrown { continue }
            for file in scan.files { intake.observe(file.name, file.stamp, at: now) }
            for refusal in scan.refused { intake.refuse(refusal) }
            return scan
        }
    }

    private mutating func note(_ coverage: Coverage, _ intake: InboxProcessor) {
        guard let failure = coverage.failure else { return }
        isCovered = false
        intake.troubles.report(
            "inotify",
            "inotify cannot watch all folders (\(failure)); scanning every \(poll.components.seconds) s instead. "
                + "If there are many folders, raise fs.inotify.max_user_watches")
    }
}

/// A change in an inbox.
enum Notice: Hashable, Sendable {
    /// A process is writing to a file.
    case writing(String)
    /// A file was closed after writing, moved in or linked.
    case complete(String)
    /// A folder was created or moved in; files in it were not noticed.
    case newFolder(String)
    /// Events were lost or folders moved: a scan is needed.
    case lost
}

/// The result of watching folders.
struct Coverage: Equatable {
    /// Whether folders were added: files that arrived in them before were not noticed.
    var hasGrown = false
    /// Why some folders are not watched; nil if all are.
    var failure: InboxFailure?
}

/// Reports changes in an inbox while they happen.
protocol NoticeSource: AnyObject {
    /// Becomes readable when there are notices.
    var descriptor: Int32 { get }

    /// The notices since the last call. Does not wait.
    func take() -> [Notice]

    /// Watches folders in addition to those already watched.
    func watch(_ folders: [String]) -> Coverage
}
