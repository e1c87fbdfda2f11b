import Testing

@testable import InboxWatching

/// The protocol, broken off after each of its steps.
@Suite struct RecoveryTests {
    private static let files = ["a.txt": "one", "b/c.txt": "copied", "d.txt": "one", "e.txt": ""]
    private static let filed = ["done/a.txt", "duplicate/d.txt", "failed/e.txt", "flagged/b/c.txt"]

    private func fill(_ inbox: TestInbox) {
        for (name, text) in Self.files { inbox.write(name, text) }
        // A name that is taken makes the number part of what must be kept.
        inbox.write("done/a.txt.verdict.json", "taken")
    }

    private func expectAll(in inbox: TestInbox, _ judge: MemoryJudge, _ comment: Comment) throws {
        let expected = ["done/a.2.txt"] + Self.filed.dropFirst()
        let verdicts = expected.map { $0 + ".verdict.json" } + ["done/a.txt.verdict.json"]
        #expect(inbox.entries == (expected + verdicts).sorted(), comment)
        #expect(judge.judged.sorted() == Self.files.keys.sorted(), comment)
        #expect(try judge.unfiled().isEmpty, comment)
        #expect(inbox.text("done/a.txt.verdict.json") == "taken", comment)
    }

    @Test(arguments: [false, true])
    func whereverItEndsARestartFinishesIt(takesEffect: Bool) throws {
        var step = 0
        while true {
            let (inbox, judge) = (TestInbox(), MemoryJudge())
            fill(inbox)
            let disk = BreakingDisk(after: step, takesEffect: takesEffect)
            disk.onBreak = { judge.failure = InboxFailure("the process ended here") }
            inbox.drain(inbox.intake(judge, disk: disk))
            judge.failure = nil
            inbox.drain(inbox.intake(judge))
            try expectAll(in: inbox, judge, "ended at step \(step)")
            guard disk.isBroken else { break }
            step += 1
        }
        // Four files: a folder, a draft, a sync, a name, the syncs, a move each.
        #expect(step > 20)
    }

    @Test func aRestartThatEndsTooIsFinishedByTheNext() throws {
        for first in stride(from: 0, to: 24, by: 3) {
            for second in stride(from: 0, to: 24, by: 2) {
                let (inbox, judge) = (TestInbox(), MemoryJudge())
                fill(inbox)
                for step in [first, second] {
                    let disk = BreakingDisk(after: step, takesEffect: step % 2 == 0)
                    disk.onBreak = { judge.failure = InboxFailure("the process ended here") }
                    inbox.drain(inbox.intake(judge, disk: disk))
                    judge.failure = nil
                }
                inbox.drain(inbox.intake(judge))
                try expectAll(in: inbox, judge, "ended at steps \(first) and \(second)")
            }
        }
    }

    @Test(arguments: [false, true])
    func theEndWhileTheArchiveCommitsIsNoDifference(isRecorded: Bool) throws {
        let (inbox, judge) = (TestInbox(), MemoryJudge())
        fill(inbox)
        judge.failure = InboxFailure("the process ended here")
        judge.failsAfterRecording = isRecorded
        inbox.drain(inbox.intake(judge))
        #expect(judge.judged.isEmpty != isRecorded)
        judge.failure = nil
        inbox.drain(inbox.intake(judge))
        try expectAll(in: inbox, judge, "")
    }

    @Test func whatWasReplacedBeforeTheRestartIsJudgedItself() throws {
        let (inbox, judge) = (TestInbox(), MemoryJudge())
        inbox.write("a.txt", "first")
        judge.failure = InboxFailure("the process ended here")
        judge.failsAfterRecording = true
        inbox.drain(inbox.intake(judge))
        judge.failure = nil
        inbox.write("a.txt", "second")
        inbox.drain(inbox.intake(judge))
        #expect(judge.judged == ["a.txt", "a.txt"])
        #expect(inbox.text("done/a.txt") == "second")
        #expect(inbox.entries.count == 2)
        #expect(try judge.unfiled().isEmpty)
    }

    @Test func aFullDiskLosesNothingAndIsReportedOnce() throws {
        let (inbox, judge) = (TestInbox(), MemoryJudge())
        for number in 0..<20 { inbox.write("\(number).txt", "text \(number)") }
        let intake = inbox.intake(judge)
        intake.retry()
        judge.failure = InboxFailure("no space left")
        inbox.drain(intake, at: .seconds(1))
        for second in 2...200 { inbox.drain(intake, at: .seconds(second)) }
        #expect(inbox.lines.all == ["error archive: no space left"])
        #expect(inbox.entries.count == 20)
        judge.failure = nil
        for second in 201...400 { inbox.drain(intake, at: .seconds(second)) }
        #expect(inbox.entries.count == 40)
        #expect(judge.judged.count == 20)
    }

    @Test func aFileTheArchiveCannotTakeHoldsUpNoOther() throws {
        let (inbox, judge) = (TestInbox(), MemoryJudge())
        for number in 10..<30 { inbox.write("\(number).txt", "text \(number)") }
        judge.isPoison = { $0 == "15.txt" }
        let intake = inbox.intake(judge)
        for tick in 0..<40 { inbox.drain(intake, at: .seconds(1) + .milliseconds(100 * tick)) }
        #expect(judge.judged.count == 19)
        #expect(inbox.text("15.txt") == "text 15")
        judge.isPoison = { _ in false }
        inbox.drain(intake, at: .seconds(100))
        #expect(inbox.text("done/15.txt") == "text 15")
    }
}
