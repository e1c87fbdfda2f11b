import Foundation
import Platform
import Synchronization
import Testing

@testable import InboxWatching

@Suite(.timeLimit(.minutes(10))) struct WatchTests {
    let inbox = TestInbox()

    private func watch(configure: (inout InboxOptions) -> Void = { _ in }) -> InboxWatch {
        var options = InboxOptions()
        options.settle = .milliseconds(50)
        configure(&options)
        return InboxWatch(layout: inbox.layout, options: options, log: inbox.log)
    }

    @Test func onceJudgesWhatIsThereAndEnds() {
        for number in 0..<50 { inbox.write("\(number % 5)/\(number).txt", "text \(number)") }
        let counts = watch().run(judge: MemoryJudge(), once: true)
        #expect(counts.files == [.done: 50])
        #expect(inbox.entries.count == 100)
    }

    @Test func onceEndsThoughSomebodyGoesOnWriting() throws {
        inbox.write("a.txt", "whole")
        inbox.write("b.txt", "half")
        let writer = open(inbox.path("b.txt"), O_WRONLY | O_APPEND)
        defer { close(writer) }
        try #require(hasWriter(inbox.path("b.txt")) == true)
        let counts = watch().run(judge: MemoryJudge(), once: true)
        #expect(counts.files == [.done: 1])
        #expect(inbox.text("b.txt") == "half")
    }

    /// The whole loop, told of files by the kernel or looking itself.
    @Test(arguments: [false, true])
    func filesAreJudgedAsTheyArriveUntilItIsStopped(isPolling: Bool) async throws {
        let watch = watch { $0.isPolling = isPolling }
        let judge = MemoryJudge()
        nonisolated(unsafe) let shared = judge
        let inbox = inbox
        nonisolated(unsafe) let box = inbox
        let ready = DispatchSemaphore(value: 0)
        let thread = Thread {
            var signs = InboxWatch.Signs()
            signs.isReady = { ready.signal() }
            _ = watch.run(judge: shared, signs: signs)
            ready.signal()
        }
        thread.start()
        await wait { ready.wait(timeout: .now()) == .success }
        box.write("a.txt", "one")
        box.write("new/b.txt", "two")
        await wait { box.text("done/new/b.txt.verdict.json") != nil && box.text("done/new/b.txt") != nil }
        await wait { box.text("done/a.txt") != nil }
        watch.stop()
        await wait { ready.wait(timeout: .now()) == .success }
        #expect(judge.judged.sorted() == ["a.txt", "new/b.txt"])
    }

    @Test func aLoneFileIsJudged() {
        inbox.write("a.txt")
        #expect(watch().run(judge: MemoryJudge(), once: true).files == [.done: 1])
    }

    /// Work that does not come to an end by itself.
    private func stuck(
        in watch: InboxWatch, judge: MemoryJudge, _ ended: Ended, work: @escaping () -> Void
    ) {
        nonisolated(unsafe) let shared = judge
        judge.onJudging = { _ in
            while ended.status == nil { work() }
            throw InboxFailure("ended")
        }
        Thread {
            _ = watch.run(judge: shared)
            ended.hasReturned.signal()
        }.start()
    }

    private final class Ended: Sendable {
        private let state = Mutex<(status: Int32, time: ContinuousClock.Instant)?>(nil)
        let hasReturned = DispatchSemaphore(value: 0)
        var status: Int32? { state.withLock { $0?.status } }
        var time: ContinuousClock.Instant? { state.withLock { $0?.time } }
        func end(_ status: Int32) { state.withLock { $0 = $0 ?? (status, .now) } }
    }

    @Test func workThatDoesNotHearIsEndedWhereItIs() async throws {
        let ended = Ended()
        let watch = watch {
            $0.attempts = self.inbox.path(".attempts")
            $0.exit = { ended.end($0) }
        }
        let judge = MemoryJudge()
        inbox.write("a.txt")
        stuck(in: watch, judge: judge, ended) { usleep(1000) }
        try await Task.sleep(for: .milliseconds(300))
        let start = ContinuousClock.now
        watch.stop()
        await wait { ended.status != nil }
        #expect(ended.status == 0)
        #expect(ended.time! - start < .seconds(2))
        await wait { ended.hasReturned.wait(timeout: .now()) == .success }
    }

    @Test(arguments: [false, true])
    func workBeyondItsBudgetEndsTheProgramAndIsKnownAfterwards(isMemory: Bool) async throws {
        let ended = Ended()
        let path = inbox.path(".attempts")
        let notes = Mutex<Data?>(nil)
        let watch = watch {
            $0.attempts = path
            $0.memoryBudgetPerByte = 1
            if isMemory { $0.memoryBudget = 64 << 20 } else { $0.timeBudget = .milliseconds(500) }
            $0.exit = { status in
                notes.withLock { $0 = FileManager.default.contents(atPath: path) }
                ended.end(status)
            }
        }
        inbox.write("a.txt")
        let judge = MemoryJudge()
        nonisolated(unsafe) var hoard: [[UInt8]] = []
        stuck(in: watch, judge: judge, ended) {
            if isMemory, hoard.count < 200 { hoard.append(Array(repeating: 1, count: 1 << 20)) }
        }
        await wait { ended.status != nil }
        #expect(ended.status == 70)
        watch.stop()
        await wait { ended.hasReturned.wait(timeout: .now()) == .success }
        #expect(inbox.lines.all.contains { $0.hasPrefix("error a.txt: processing it takes more than") })
        try notes.withLock { $0 }!.write(to: URL(fileURLWithPath: path))
        let log = try AttemptLog(path: path, version: "")
        let stamp = try FileStatus(path: inbox.path("a.txt")).stamp
        #expect(log.reason(against: "a.txt", stamp)?.contains(isMemory ? "memory" : "time") == true)
    }

    private func wait(_ isDone: () -> Bool) async {
        while !isDone() { try? await Task.sleep(for: .milliseconds(10)) }
    }

    @Test func anInboxHasOneDaemon() throws {
        let lock = try InboxLock(inbox.layout)
        #expect(throws: InboxFailure.self) { try InboxLock(inbox.layout) }
        withExtendedLifetime(lock) {}
    }
}
