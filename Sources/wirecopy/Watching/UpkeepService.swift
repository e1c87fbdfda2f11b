import ArticleArchive
import Dispatch
import Glibc
import Logging
import ServiceLifecycle
import Synchronization

/// Looks after the archive: every minute after its index, every hour for what has
/// been kept long enough.
final class UpkeepService: Service {
    private let archive: Archive
    private let log: Logger
    private let isStopping = Atomic(false)
    /// The jump of the clock that was told last.
    private let toldJump = Mutex<Double?>(nil)

    /// Removing waits for the archive, for as long as it takes to judge what has
    /// just come: not on one of the few threads that everything else waits on.
    private let queue = DispatchQueue(label: "upkeep")

    init(archive: Archive, log: Logger) {
        self.archive = archive
        self.log = log
    }

    func run() async throws {
        await cancelWhenGracefulShutdown {
            var minute = 0
            while !Task.isCancelled {
                let isFullHour = minute % 60 == 0
                self.queue.async {
                    if isFullHour { self.expire() }
                    self.tendIndex()
                }
                minute += 1
                try? await Task.sleep(for: .seconds(60))
            }
        }
    }

    /// Stops after what is being removed at the moment, and waits for that.
    func finish() {
        isStopping.store(true, ordering: .relaxed)
        queue.sync {}
    }

    func tendIndex() {
        do throws(ArchiveError) {
            try archive.tendIndex { isStopping.load(ordering: .relaxed) }
        } catch {
            if error.kind != .stopped { log.error("cannot write the index of the archive: \(error)") }
        }
    }

    func expire() {
        do throws(ArchiveError) {
            switch try archive.expire(
                now: Double(time(nil)), isStopping: { isStopping.load(ordering: .relaxed) })
            {
            case .removed(0): break
            case .removed(let count):
                log.info("removed what was kept long enough: \(Message.count(count, "article"))")
            case .heldBack(let seconds):
                let isTold = toldJump.withLock { told in
                    defer { told = seconds }
                    return told == seconds
                }
                if isTold { break }
                let days = Decimal.text(abs(seconds) / 86_400, places: 1)
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
