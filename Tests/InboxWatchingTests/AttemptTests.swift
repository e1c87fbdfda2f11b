import Foundation
import Platform
import Testing

@testable import InboxWatching

/// What one end of the program after another makes of the files that were under
/// way.
@Suite struct AttemptTests {
    let inbox = TestInbox()
    private var path: String { inbox.path(".attempts") }

    private func log(version: String = "1") throws -> AttemptLog {
        try AttemptLog(path: path, version: version)
    }

    private func stamp(_ number: UInt64, size: Int = 1) -> FileStamp {
        FileStamp(
            identity: FileIdentity(device: 1, number: number), size: size, modified: 5, changed: 6)
    }

    private func subject(_ name: String, _ number: UInt64 = 1) -> AttemptLog.Subject {
        .init(name: name, stamp: stamp(number))
    }

    /// A run that ends while these are under way.
    private func run(
        _ names: [String], end: AttemptRecord.End?, at name: String? = nil, seconds: Int = 0
    ) throws {
        let log = try log()
        log.begin(names.map { subject($0) })
        log.narrow(to: name)
        if seconds > 0 { log.note(seconds: seconds) }
        if let end { log.mark(end) }
    }

    @Test func whatIsUnderWayIsReadBackByTheNextRun() throws {
        try run(["a b.txt", "new\nline.txt", "cafe\u{301}.txt"], end: nil)
        let next = try log()
        for name in ["a b.txt", "new\nline.txt", "cafe\u{301}.txt"] {
            #expect(next.isSuspect(name, stamp(1)))
            #expect(next.reason(against: name, stamp(1)) == nil)
        }
        // Another content, and another file that reads the same, are not meant.
        #expect(!next.isSuspect("a b.txt", stamp(1, size: 2)))
        #expect(!next.isSuspect("caf\u{e9}.txt", stamp(1)))
    }

    @Test func whatCameToItsEndIsForgotten() throws {
        let log = try log()
        log.begin([subject("a")])
        log.end(isDone: true)
        #expect(try !self.log().isSuspect("a"))
    }

    @Test func oneThatIsAloneWhenItCrashesIsKeptOut() throws {
        try run(["a", "b"], end: .signal(4))
        #expect(try log().reason(against: "a", stamp(1)) == nil)
        try run(["a"], end: .signal(4))
        let next = try log()
        #expect(
            next.reason(against: "a", stamp(1))
                == "it crashed the program twice (signal 4); it is not read again")
        #expect(next.isSuspect("b", stamp(1)) && next.reason(against: "b", stamp(1)) == nil)
    }

    @Test func ofABatchOnlyWhatWasWorkedOnIsBlamed() throws {
        try run(["a", "b", "c"], end: .signal(11), at: "b")
        let next = try log()
        #expect(!next.isSuspect("a", stamp(1)) && !next.isSuspect("c", stamp(1)))
        #expect(next.isSuspect("b", stamp(1)) && next.reason(against: "b", stamp(1)) == nil)
    }

    @Test(arguments: [AttemptRecord.End.time, .memory, .signal(6)])
    func everyMarkCounts(end: AttemptRecord.End) throws {
        try run(["a"], end: end)
        let reason = "it crashed the program (\(end.words)); it is not read again"
        #expect(try log().reason(against: "a", stamp(1)) == reason)
    }

    /// Every sequence of four ends without a mark, short and long: only three
    /// long ones in a row are the file's fault.
    @Test func killsAreNobodysFaultUntilThreeLongOnesInARow() throws {
        for pattern in 0..<16 {
            unlink(path)
            var row = 0
            var isKeptOut = false
            for turn in 0..<4 {
                let isLong = pattern >> turn & 1 == 1
                try run(["a"], end: nil, seconds: isLong ? 61 : 60)
                row = isLong ? row + 1 : 0
                isKeptOut = isKeptOut || row >= 3
                #expect(try (log().reason(against: "a", stamp(1)) != nil) == isKeptOut)
            }
        }
    }

    @Test func killsOfABatchNeverKeepAnythingOut() throws {
        for _ in 0..<20 { try run(["a", "b"], end: nil, seconds: 1000) }
        #expect(try log().reason(against: "a", stamp(1)) == nil)
    }

    @Test func anEndThatWasAskedForIsNobodysFault() throws {
        for _ in 0..<5 { try run(["a"], end: .request, seconds: 1000) }
        #expect(try !log().isSuspect("a"))
    }

    @Test func whatWasKeptOutStaysSoForOneVersion() throws {
        let content = ContentDigest(of: [1, 2, 3])
        let first = try log()
        first.begin([subject("a")])
        first.keepOut("a", digest: content, reason: "why")
        first.end(isDone: true)
        #expect(try log().reason(against: "a", digest: content) == "why")
        #expect(try log().reason(against: "b", digest: content) == nil)
        #expect(try log(version: "2").reason(against: "a", digest: content) == nil)
    }

    /// Cut anywhere, or with a byte changed anywhere, it blames nobody and
    /// breaks nothing.
    @Test func aTornLogBlamesNobody() throws {
        try run(["a", "b"], end: nil)
        let log = try log()
        log.begin([subject("a")])
        var whole = try Data(contentsOf: URL(fileURLWithPath: path))
        whole.removeLast(whole.count - 400)
        for place in 0..<whole.count {
            try whole.prefix(place).write(to: URL(fileURLWithPath: path))
            #expect(try self.log().reason(against: "a", stamp(1)) == nil)
            var changed = whole
            changed[place] ^= 0x55
            try changed.write(to: URL(fileURLWithPath: path))
            _ = try self.log()
        }
    }

    @Test func noByteOfTheHeadEndsTheProgram() throws {
        try run(["a"], end: .signal(4))
        let whole = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)).prefix(400))
        for place in 0..<120 {
            for byte in UInt8.min...UInt8.max {
                var changed = whole
                changed[place] = byte
                let record = AttemptRecord(bytes: changed)
                #expect(record.place >= 0 && record.seconds >= 0)
            }
        }
    }
}

/// What a run does with files that ended the ones before. Runs end where a test
/// says, with everything in memory forgotten.
@Suite struct PoisonTests {
    let inbox = TestInbox()
    let judge = MemoryJudge()

    private struct Crash: Error {}

    private func attempts() throws -> AttemptLog {
        try AttemptLog(path: inbox.path(".attempts"), version: "1")
    }

    private var filed: [String] { inbox.entries.filter { !$0.hasPrefix(".") && !$0.hasSuffix(".json") } }

    /// One run; a crash leaves the log as it stands, in a copy, as what is
    /// thrown in a test goes on through the program.
    private func run(_ end: AttemptRecord.End = .signal(4)) throws {
        let log = try attempts()
        var remains: Data?
        let crash: () throws -> Void = {
            log.mark(end)
            remains = try Data(contentsOf: URL(fileURLWithPath: self.inbox.path(".attempts")))
            self.judge.failure = Crash()
            throw Crash()
        }
        judge.onJudging = {
            if remains == nil, $0.name.contains("poison"), !$0.articles.isEmpty { try crash() }
        }
        judge.onVerdict = { if remains == nil, $0.name.contains("heavy"), !$1 { try crash() } }
        let intake = inbox.intake(judge, attempts: log)
        for file in InboxScan(inbox.layout).files { intake.observe(file.name, file.stamp, at: .seconds(1)) }
        while remains == nil, intake.work(at: .seconds(1)) {}
        judge.failure = nil
        if let remains { try remains.write(to: URL(fileURLWithPath: inbox.path(".attempts"))) }
    }

    @Test(arguments: ["poison.txt", "a-poison.txt", "zz-poison.txt"])
    func aPoisonedFileHoldsUpNoOther(poison: String) throws {
        for number in 0..<20 { inbox.write("f\(number).txt", "text \(number)") }
        inbox.write(poison, "it kills")
        try run()
        #expect(filed.contains(poison))
        try run()
        #expect(filed.filter { $0.hasPrefix("done/f") }.count == 20)
        try run()
        #expect(inbox.text("failed/\(poison)") == "it kills")
        #expect(filed.count == 21)
        // Sent again it is not looked into either.
        inbox.write(poison, "it kills")
        try run()
        #expect(!filed.contains(poison))
        // Another content of that name is.
        inbox.write(poison.replacingOccurrences(of: "poison", with: "good"), "text")
        try run()
        #expect(filed.contains("done/\(poison.replacingOccurrences(of: "poison", with: "good"))"))
    }

    @Test func aVerdictThatEndsTheProgramIsWrittenInBrief() throws {
        inbox.write("a.txt", "one")
        inbox.write("heavy.txt", "copied")
        inbox.write("z.txt", "two")
        for _ in 0..<3 { try run() }
        #expect(filed == ["done/a.txt", "done/z.txt", "flagged/heavy.txt"])
        #expect(inbox.text("flagged/heavy.txt.verdict.json")!.contains("brief"))
        #expect(judge.judged.count == 3)
    }

    @Test func twoPoisonedFilesAreBothKeptOut() throws {
        for name in ["a.txt", "poison 1.txt", "poison 2.txt", "z.txt"] { inbox.write(name, name) }
        for _ in 0..<5 { try run() }
        #expect(
            filed == ["done/a.txt", "done/z.txt", "failed/poison 1.txt", "failed/poison 2.txt"])
    }
}
