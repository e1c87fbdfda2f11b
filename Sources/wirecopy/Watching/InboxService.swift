import Dispatch
import InboxWatching
import ServiceLifecycle
import Synchronization

/// The watching of an inbox as a part of a running program: it ends gracefully
/// when the program is told to, after what it is doing.
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
