/// Keeps up with what is in an inbox, by notices and by scans.
struct Surveyor {
    private let layout: InboxLayout
    private var notices: (any NoticeSource)?
    private let rescan: Duration
    private let poll: Duration
    /// When to look at everything again.
    private(set) var nextDue = Duration.zero
    /// Whether the kernel tells of everything.
    private var isCovered = true
    /// Whether what comes after the first scan is somebody else's.
    private let once: Bool

    init(layout: InboxLayout, options: InboxOptions, notices: (any NoticeSource)?, once: Bool = false) {
        self.once = once
        self.layout = layout
        self.notices = notices
        rescan = options.rescan
        poll = options.poll
    }

    /// What there is to wait for between surveys.
    var descriptor: Int32? { notices?.descriptor }

    /// Takes in the notices, and scans if it is time.
    mutating func survey(_ intake: Intake, at now: Duration) {
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

    /// The inbox is another folder than before: it is watched by other notices,
    /// and looked at anew.
    mutating func startAnew(notices: (any NoticeSource)?) {
        self.notices = notices
        isCovered = true
        nextDue = .zero
    }

    /// Whether what a notice names goes by the rules a scan goes by.
    private func isToBeRead(_ name: String, _ intake: Intake) -> Bool {
        if InboxLayout.refusal(of: name) == nil { return true }
        if case .refused(let reason) = InboxScan.look(at: name, in: layout) {
            intake.refuse(.init(name: name, reason: reason))
        }
        return false
    }

    /// Scans until everything that was found is also watched: what comes into
    /// a folder before it is watched is not noticed.
    @discardableResult
    private mutating func scan(below folder: String, _ intake: Intake, at now: Duration) -> InboxScan {
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

    private mutating func note(_ coverage: Coverage, _ intake: Intake) {
        guard let failure = coverage.failure else { return }
        isCovered = false
        intake.troubles.report(
            "inotify",
            "not every folder can be watched (\(failure)); looking every \(poll.components.seconds) s instead. "
                + "If there are many folders, raise fs.inotify.max_user_watches")
    }
}

/// What became known of an inbox.
enum Notice: Hashable, Sendable {
    /// Somebody is writing to a file.
    case writing(String)
    /// A file was closed after writing, moved in or linked.
    case complete(String)
    /// There is a folder that was not there; what is in it was not noticed.
    case newFolder(String)
    /// Notices were lost, or folders changed their places: only a scan can tell.
    case lost
}

/// What came of watching folders.
struct Coverage: Equatable {
    /// Whether some were not watched before: what came into them between a scan
    /// and now was not noticed.
    var hasGrown = false
    /// Why some are not watched; nil if all are.
    var failure: InboxFailure?
}

/// Tells of changes to an inbox while they happen.
protocol NoticeSource: AnyObject {
    /// What `poll(2)` waits for.
    var descriptor: Int32 { get }

    /// What became known since the last time; does not wait.
    func take() -> [Notice]

    /// Includes folders a scan came by.
    func watch(_ folders: [String]) -> Coverage
}
