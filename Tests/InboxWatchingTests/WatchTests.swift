import Foundation
import Testing

@testable import InboxWatching

@Suite(.timeLimit(.minutes(2))) struct WatchTests {
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
        try #require(OpenFile.hasWriter(inbox.path("b.txt")) == true)
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

    private func wait(_ isDone: () -> Bool) async {
        while !isDone() { try? await Task.sleep(for: .milliseconds(10)) }
    }

    @Test func anInboxHasOneDaemon() throws {
        let lock = try InboxLock(inbox.layout)
        #expect(throws: InboxFailure.self) { try InboxLock(inbox.layout) }
        withExtendedLifetime(lock) {}
    }
}
