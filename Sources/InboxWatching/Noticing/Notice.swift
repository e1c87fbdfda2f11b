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
