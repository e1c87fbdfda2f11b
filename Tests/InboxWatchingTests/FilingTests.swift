import Foundation
import Testing

@testable import InboxWatching

@Suite struct FilingTests {
    let inbox = TestInbox()
    let judge = MemoryJudge()

    @Test func everyFileGoesWhereItBelongsWithItsVerdictBeside() {
        inbox.write("a.txt")
        inbox.write("feed/b.txt", "This was copied.")
        inbox.write("feed/c.txt", "Some words.")
        inbox.write("d.txt", "")
        let intake = inbox.intake(judge)
        inbox.drain(intake)
        #expect(
            inbox.entries == [
                "done/a.txt", "done/a.txt.verdict.json", "duplicate/feed/c.txt",
                "duplicate/feed/c.txt.verdict.json",
                "failed/d.txt", "failed/d.txt.verdict.json", "flagged/feed/b.txt",
                "flagged/feed/b.txt.verdict.json",
            ])
        #expect(inbox.text("done/a.txt") == "Some words.")
        #expect(inbox.text("flagged/feed/b.txt.verdict.json")!.hasPrefix("{\"file\":\"feed/b.txt\""))
        #expect(try! judge.unfiled().isEmpty)
        #expect(intake.counts.files == [.done: 1, .flagged: 1, .duplicate: 1, .failed: 1])
        #expect(intake.counts.unreadable == 1)
    }

    @Test func nothingIsEverOverwritten() {
        inbox.write("done/a.txt", "an older file")
        inbox.write("done/a.2.txt.verdict.json", "an older verdict")
        for text in ["one", "two", "three"] {
            inbox.write("a.txt", text)
            inbox.drain(inbox.intake(judge))
        }
        #expect(inbox.text("done/a.txt") == "an older file")
        #expect(inbox.text("done/a.2.txt.verdict.json") == "an older verdict")
        #expect(["3", "4", "5"].map { inbox.text("done/a.\($0).txt") } == ["one", "two", "three"])
        #expect(inbox.entries.count == 8)
    }

    @Test func theSameFileSentAgainIsADuplicateAndNotJudgedTwice() {
        for _ in 0..<3 {
            inbox.write("a.txt", "the same")
            inbox.drain(inbox.intake(judge))
        }
        #expect(judge.judged == ["a.txt"])
        #expect(
            inbox.entries.filter { !$0.hasSuffix(".json") }
                == ["done/a.txt", "duplicate/a.2.txt", "duplicate/a.txt"])
    }

    @Test func aFileThatChangesBeforeItIsMovedIsJudgedAgain() throws {
        inbox.write("a.txt", "first")
        let intake = inbox.intake(Meddler(judge) { self.inbox.write("a.txt", "second, and longer") })
        inbox.drain(intake)
        #expect(judge.judged == ["a.txt", "a.txt"])
        #expect(inbox.entries == ["done/a.txt", "done/a.txt.verdict.json"])
        #expect(inbox.text("done/a.txt") == "second, and longer")
        #expect(try judge.unfiled().isEmpty)
        #expect(intake.counts.superseded == 1)
        #expect(inbox.lines.all.count == 1)
    }

    @Test func aFileTakenAwayWhileItIsJudgedIsNoFault() throws {
        inbox.write("a.txt", "first")
        inbox.drain(inbox.intake(Meddler(judge) { unlink(self.inbox.path("a.txt")) }))
        #expect(inbox.entries.isEmpty)
        #expect(try judge.unfiled().isEmpty)
    }

    @Test func filesCanStayWhereTheyAre() throws {
        inbox.write("in/a.txt", "one")
        inbox.write("in/b/c.txt", "copied")
        let box = TestInboxFolder(inbox, "in")
        let first = box.intake(judge) { $0.verdictFolder = self.inbox.path("verdicts") }
        box.drain(first)
        #expect(
            inbox.entries == [
                "in/a.txt", "in/b/c.txt", "verdicts/a.txt.verdict.json", "verdicts/b/c.txt.verdict.json",
            ])
        // Neither another look nor a restart judges them again.
        box.drain(first)
        box.drain(box.intake(judge) { $0.verdictFolder = self.inbox.path("verdicts") })
        #expect(judge.judged == ["a.txt", "b/c.txt"])
        inbox.write("in/a.txt", "changed")
        box.drain(first)
        #expect(judge.judged == ["a.txt", "b/c.txt", "a.txt"])
        #expect(inbox.entries.contains("verdicts/a.2.txt.verdict.json"))
        #expect(try judge.unfiled().isEmpty)
    }

    @Test func aDryRunWritesNothing() {
        inbox.write("a.txt", "copied")
        let intake = inbox.intake(judge) { $0.isDryRun = true }
        inbox.drain(intake)
        #expect(inbox.entries == ["a.txt"])
        #expect(intake.counts.files == [.flagged: 1])
    }

    @Test func aNameOf255BytesIsFiled() {
        let name = String(repeating: "x", count: 251) + ".txt"
        for text in ["one", "two"] {
            inbox.write(name, text)
            inbox.drain(inbox.intake(judge))
        }
        #expect(inbox.entries.count == 4)
        #expect(inbox.text("done/\(name)") == "one")
    }

    @Test func aFolderThatCannotBeWrittenToIsReportedOnceAndTriedAgain() throws {
        // A file where the folder should be stops the superuser too.
        inbox.write("flagged", "not a folder")
        inbox.write("a.txt", "copied")
        inbox.write("b.txt", "fine")
        let intake = inbox.intake(judge)
        inbox.drain(intake)
        #expect(inbox.text("a.txt") == "copied")
        #expect(inbox.text("done/b.txt") == "fine")
        for minute in 1...3 {
            intake.retry()
            inbox.drain(intake, at: .seconds(120 * minute))
        }
        #expect(
            inbox.lines.all == [
                "warning a.txt: judged, but cannot be filed: 'flagged' is not a directory; put a folder there"
            ])
        unlink(inbox.path("flagged"))
        intake.retry()
        inbox.drain(intake, at: .seconds(1000))
        #expect(inbox.text("flagged/a.txt") == "copied")
        #expect(judge.judged.sorted() == ["a.txt", "b.txt"])
        #expect(try judge.unfiled().isEmpty)
    }
}

/// A folder within a test's inbox as the inbox.
private struct TestInboxFolder {
    let inbox: TestInbox
    let layout: InboxLayout

    init(_ inbox: TestInbox, _ folder: String) {
        self.inbox = inbox
        layout = InboxLayout(root: inbox.path(folder))
    }

    func intake(_ judge: any ArrivalJudging, configure: (inout InboxOptions) -> Void) -> InboxProcessor {
        var options = InboxOptions()
        options.settle = .zero
        configure(&options)
        let hooks = HookQueue(command: nil, timeout: .seconds(1), log: inbox.log)
        return InboxProcessor(
            layout: layout, options: options, judge: judge,
            disk: LocalDisk(layout: layout, verdictFolder: options.verdictFolder), attempts: AttemptLog(),
            hooks: hooks, log: inbox.log)
    }

    func drain(_ intake: InboxProcessor) {
        for file in InboxScan(layout).files { intake.observe(file.name, file.stamp, at: .seconds(1)) }
        while intake.work(at: .seconds(1)) {}
    }
}

/// Does something to the inbox while the first file is being judged.
private final class Meddler: ArrivalJudging {
    private let judge: MemoryJudge
    private var meddle: (() -> Void)?

    init(_ judge: MemoryJudge, meddle: @escaping () -> Void) {
        self.judge = judge
        self.meddle = meddle
    }

    func judge(_ files: [ArrivedFile], isStopping: () -> Bool) throws -> [Judgement] {
        defer { meddle = nil }
        let judgements = try judge.judge(files, isStopping: isStopping)
        meddle?()
        return judgements
    }

    func check() throws {}
    func verdict(of judgement: Judgement, isBrief: Bool) throws -> [UInt8] {
        try judge.verdict(of: judgement, isBrief: isBrief)
    }
    func unfiled() throws -> [Judgement] { try judge.unfiled() }
    func recordFiled(_ filed: [(judgement: Judgement, path: String)]) throws { try judge.recordFiled(filed) }
}
