import ArticleArchive
import Dispatch
import Logging
import Platform
import Reports
import ServiceLifecycle
import Synchronization

/// Removes every hour what has been kept long enough.
final class RetentionService: Service {
    private let archive: Archive
    private let log: Logger
    private let isStopping = Atomic(false)
    /// The jump of the clock that was told last.
    private let toldJump = Mutex<Double?>(nil)

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
                self.queue.async { self.expire() }
                try? await Task.sleep(for: .seconds(3600))
            }
        }
    }

    /// Stops after what is being removed at the moment, and waits for that.
    func finish() {
        isStopping.store(true, ordering: .relaxed)
        queue.sync {}
    }

    func expire() {
        do throws(ArchiveError) {
            switch try archive.expire(
                now: WallClock.secondsSince1970, isStopping: { isStopping.load(ordering: .relaxed) })
            {
            case .removed(0): break
            case .removed(let count):
                log.info("removed what was kept long enough: \(Numbers.count(count, "article"))")
            case .heldBack(let seconds):
                let isTold = toldJump.withLock { told in
                    defer { told = seconds }
                    return told == seconds
                }
                if isTold { break }
                let days = Numbers.text(abs(seconds) / 86_400, places: 1)
                log.warning(
                    """
                    the clock went \(seconds > 0 ? "forward" : "back") by \(days) days since it was looked at last; \
                    nothing is removed until it has stayed so for a day
                    """)
            }
        } catch {
            log.error("cannot remove what was kept long enough: \(error)")
        }
    }
}
