import ArticleArchive
import Dispatch
import Glibc
import Logging
import ServiceLifecycle

/// Removes every hour what has been kept long enough.
struct RetentionService: Service {
    let archive: Archive
    let log: Logger

    /// Removing waits for the archive, for as long as it takes to judge what has
    /// just come: not on one of the few threads that everything else waits on.
    private let queue = DispatchQueue(label: "retention")

    init(archive: Archive, log: Logger) {
        self.archive = archive
        self.log = log
    }

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                queue.async { expire() }
                try? await Task.sleep(for: .seconds(3600))
            }
        }
    }

    func expire() {
        do throws(ArchiveError) {
            let count = try archive.expire(now: Double(time(nil)))
            if count > 0 { log.info("removed what was kept long enough: \(Message.count(count, "article"))") }
        } catch {
            log.error("cannot remove what was kept long enough: \(error)")
        }
    }
}
