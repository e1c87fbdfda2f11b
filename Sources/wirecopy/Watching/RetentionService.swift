import ArticleArchive
import Glibc
import Logging
import ServiceLifecycle

/// Removes every hour what has been kept long enough.
struct RetentionService: Service {
    let archive: Archive
    let log: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                expire()
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
