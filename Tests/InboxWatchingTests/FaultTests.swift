import Foundation
import Platform
import Testing

@testable import InboxWatching

/// What cannot be done now: said once, left as it is, and done when it can be.
@Suite struct FaultTests {
    let inbox = TestInbox()
    let judge = MemoryJudge()

    /// A disk on which no verdict finds room.
    private final class FullDisk: Disk {
        private let disk = LocalDisk(roots: [])
        var isFull = true
        private(set) var attempts = 0

        func stamp(of path: String) -> FileStamp? { disk.stamp(of: path) }
        func head(of path: String, count: Int) -> [UInt8]? { disk.head(of: path, count: count) }
        func write(_ bytes: [UInt8], to path: String) throws(InboxFailure) {
            attempts += 1
            if isFull { throw InboxFailure(SystemError(ENOSPC)) }
            try disk.write(bytes, to: path)
        }
        func sync(_ path: String) throws(InboxFailure) { try disk.sync(path) }
        func move(_ path: String, to target: String) throws(InboxFailure) { try disk.move(path, to: target) }
        func makeFolder(_ path: String) throws(InboxFailure) { try disk.makeFolder(path) }
        func remove(_ path: String) throws(InboxFailure) { try disk.remove(path) }
    }

    @Test func aFullInboxIsOneLineAndTriedOneFileAtATime() throws {
        for number in 0..<300 { inbox.write("\(1000 + number).txt", "text \(number)") }
        let disk = FullDisk()
        let intake = inbox.intake(judge, disk: disk)
        inbox.drain(intake)
        #expect(
            inbox.lines.all == [
                "warning 300 files cannot be filed: no space left on the file system "
                    + "('1000.txt', '1001.txt', '1002.txt', …)"
            ])
        let before = disk.attempts
        for second in 2...30 { while intake.work(at: .seconds(second)) {} }
        #expect(disk.attempts - before <= 6)
        #expect(inbox.lines.all.count == 1)
        disk.isFull = false
        for second in 31...37 { while intake.work(at: .seconds(second)) {} }
        #expect(inbox.entries.count == 600)
        #expect(judge.judged.count == 300)
        #expect(try judge.unfiled().isEmpty)
    }

    /// Judged and flagged, but not filed; then it cannot be read for a while.
    @Test func whatCannotBeReadDuringRecoveryIsNotGivenUp() throws {
        inbox.write("a.txt", "copied, and longer than a few bytes")
        inbox.write("flagged", "in the way")
        inbox.drain(inbox.intake(judge))
        #expect(try judge.unfiled().count == 1)
        unlink(inbox.path("flagged"))
        let lowered = inbox.intake(judge) { $0.maxFileSize = 4 }
        for minute in 0..<4 { inbox.drain(lowered, at: .seconds(1 + 70 * minute)) }
        #expect(try judge.unfiled().count == 1)
        #expect(inbox.text("a.txt") != nil)
        #expect(inbox.lines.all.count { $0.contains("larger than 4 bytes") } == 1)
        inbox.drain(inbox.intake(judge))
        #expect(inbox.text("flagged/a.txt")?.hasPrefix("copied") == true)
        #expect(judge.judged == ["a.txt"])
    }

    @Test func anArchiveThatIsGoneHasNothingFiled() throws {
        inbox.write("a.txt", "one")
        let intake = inbox.intake(judge)
        judge.onCheck = { throw InboxFailure("the archive is gone") }
        for second in 1...20 { inbox.drain(intake, at: .seconds(second)) }
        #expect(inbox.entries == ["a.txt"])
        #expect(inbox.lines.all == ["error archive: the archive is gone"])
        judge.onCheck = {}
        for second in 21...60 { inbox.drain(intake, at: .seconds(second)) }
        #expect(inbox.text("done/a.txt") == "one")
    }

    /// Somebody writes into the file after it was read, and sets its time back.
    @Test func aChangeInPlaceOfTheSameSizeAndTimeIsNotFiledUnderTheOldVerdict() throws {
        inbox.write("a.txt", "first")
        var status = stat()
        #expect(stat(inbox.path("a.txt"), &status) == 0)
        judge.onVerdict = { [inbox] judgement, _ in
            guard judgement.digest == ContentDigest(of: Array("first".utf8)) else { return }
            let descriptor = open(inbox.path("a.txt"), O_WRONLY)
            pwrite(descriptor, "FIRST", 5, 0)
            var times = [status.st_atim, status.st_mtim]
            futimens(descriptor, &times)
            close(descriptor)
        }
        inbox.drain(inbox.intake(judge))
        #expect(judge.judged == ["a.txt", "a.txt"])
        #expect(inbox.entries == ["done/a.txt", "done/a.txt.verdict.json"])
        let digest = ContentDigest(of: Array("FIRST".utf8)).text
        #expect(inbox.text("done/a.txt.verdict.json")!.contains(digest))
    }

    @Test func aChangeOfRightsIsNoChangeOfContent() throws {
        inbox.write("a.txt", "copied")
        judge.onVerdict = { [inbox] _, _ in chmod(inbox.path("a.txt"), 0o640) }
        inbox.drain(inbox.intake(judge))
        #expect(judge.judged == ["a.txt"])
        #expect(inbox.text("flagged/a.txt") == "copied")
    }

    /// Stopped after any number of questions, it leaves nothing half done that
    /// the next run does not finish.
    @Test func wheneverItIsToStopTheNextRunGoesOn() throws {
        for limit in 0..<60 {
            let (inbox, judge) = (TestInbox(), MemoryJudge())
            for number in 0..<6 { inbox.write("\(number).txt", "text \(number)") }
            let log = try AttemptLog(path: inbox.path(".attempts"), version: "1")
            var questions = 0
            let intake = inbox.intake(
                judge, attempts: log,
                isStopping: {
                    questions += 1
                    return questions > limit
                })
            inbox.drain(intake)
            #expect(inbox.lines.all.isEmpty)
            let attempts = try AttemptLog(path: inbox.path(".attempts"), version: "1")
            #expect(inbox.entries.allSatisfy { !attempts.isSuspect($0) })
            inbox.drain(inbox.intake(judge))
            #expect(inbox.entries.filter { !$0.hasPrefix(".") }.count == 12, "after \(limit) questions")
            #expect(judge.judged.sorted() == (0..<6).map { "\($0).txt" })
        }
    }

    @Test func aPathThatIsTooLongIsNamed() throws {
        let folder = String(repeating: "x", count: 200)
        var path = "", descriptor = open(inbox.root, O_RDONLY | O_DIRECTORY)
        while path.utf8.count < 4300 {
            #expect(mkdirat(descriptor, folder, 0o700) == 0)
            let next = openat(descriptor, folder, O_RDONLY | O_DIRECTORY)
            close(descriptor)
            descriptor = next
            path += "/" + folder
        }
        close(descriptor)
        defer { system("rm -rf '\(inbox.root)'") }
        let scan = InboxScan(inbox.layout)
        #expect(scan.refused.map(\.reason) == ["its name or path is too long; shorten it"])
    }
}
