import ArticleArchive
import Dispatch
import Glibc
import InboxWatching
import Logging
import Platform
import Reports
import ServiceLifecycle
import Synchronization

/// Runs an ``InboxWatch`` as a service that shuts down gracefully.
final class InboxService: Service {
    private let watch: InboxWatch
    private let once: Bool
    private let makeJudge: @Sendable () throws -> any ArrivalJudging
    private let notifier: SystemdNotifier
    private let finished = Mutex(InboxCounts())

    /// - Parameter makeJudge: called on the thread that watches.
    init(
        _ watch: InboxWatch, once: Bool, notifier: SystemdNotifier,
        makeJudge: @escaping @Sendable () throws -> any ArrivalJudging
    ) {
        self.watch = watch
        self.once = once
        self.notifier = notifier
        self.makeJudge = makeJudge
    }

    /// What was done, once it has ended.
    var counts: InboxCounts { finished.withLock { $0 } }

    func run() async throws {
        try await withGracefulShutdownHandler {
            try await withCheckedThrowingContinuation { continuation in
                DispatchQueue(label: "inbox").async {
                    continuation.resume(with: Result { try self.work() })
                }
            }
        } onGracefulShutdown: {
            self.notifier.stopping()
            self.watch.stop()
        }
    }

    private func work() throws {
        var signs = InboxWatch.Signs()
        signs.isReady = { self.notifier.ready() }
        signs.isAlive = { self.notifier.alive() }
        let counts = try watch.run(once: once, signs: signs, makeJudge: makeJudge)
        finished.withLock { $0 = counts }
    }
}

/// Maintains the archive: writes its index segments every minute and removes expired
/// articles every hour.
final class UpkeepService: Service {
    private let archive: Archive
    private let log: Logger
    private let isStopping = Atomic(false)
    /// The last clock jump that was logged, in seconds.
    private let loggedJump = Mutex<Double?>(nil)

    /// Maintenance can wait for the archive as long as a batch of files is judged, so
    /// it must not block a thread of the concurrency pool.
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

    /// Ends the current task early and waits for it.
    func finish() {
        isStopping.store(true, ordering: .relaxed)
        queue.sync {}
    }

    func tendIndex() {
        do throws(ArchiveError) {
            try archive.tendIndex { isStopping.load(ordering: .relaxed) }
        } catch {
            if error.kind != .stopped { log.error("cannot write the archive's index: \(error)") }
        }
    }

    func expire() {
        do throws(ArchiveError) {
            switch try archive.expire(
                now: WallClock.secondsSince1970, isStopping: { isStopping.load(ordering: .relaxed) })
            {
            case .removed(0): break
            case .removed(let count):
                log.info("removed \(Numbers.count(count, "expired article"))")
            case .heldBack(let seconds):
                let isLogged = loggedJump.withLock { logged in
                    defer { logged = seconds }
                    return logged == seconds
                }
                if isLogged { break }
                let days = Numbers.text(abs(seconds) / 86_400, places: 1)
                log.warning(
                    """
                    the system clock jumped \(seconds > 0 ? "forward" : "back") by \(days) days; \
                    no expired article is removed for a day
                    """)
            }
        } catch {
            log.error("cannot remove expired articles: \(error)")
        }
    }
}

/// Sends the service's state to systemd (sd_notify(3)); does nothing outside systemd.
struct SystemdNotifier: Sendable {
    private let path: String?

    init(path: String? = unsafe getenv("NOTIFY_SOCKET").map { unsafe String(cString: $0) }) {
        self.path = path
    }

    func ready() { send("READY=1\nSTATUS=watching") }
    /// Sent without waiting: the next one follows within a second.
    func alive() { send("WATCHDOG=1", flags: MSG_DONTWAIT) }
    func stopping() { send("STOPPING=1") }

    private func send(_ text: String, flags: Int = 0) {
        guard let path, var address = Self.address(path) else { return }
        let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        let length = MemoryLayout<sa_family_t>.size + path.utf8.count
        let bytes = Array(text.utf8)
        unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                _ = unsafe sendto(
                    descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL | flags), address, socklen_t(length))
            }
        }
    }

    /// The socket address of a path; a leading `@` means the abstract namespace.
    private static func address(_ path: String) -> sockaddr_un? {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        var bytes = Array(path.utf8)
        if bytes.first == UInt8(ascii: "@") { bytes[0] = 0 }
        let fits = unsafe withUnsafeMutableBytes(of: &address.sun_path) { room in
            guard bytes.count < room.count else { return false }
            unsafe room.copyBytes(from: bytes)
            return true
        }
        return fits ? address : nil
    }
}
