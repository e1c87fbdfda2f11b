import Foundation
import Testing

@testable import InboxWatching

@Suite struct NoticeTests {
    let inbox = TestInbox()

    private func append(_ name: String, _ text: String) -> Int32 {
        let descriptor = open(inbox.path(name), O_WRONLY | O_APPEND | O_CREAT, 0o600)
        #expect(write(descriptor, text, text.utf8.count) == text.utf8.count)
        return descriptor
    }

    @Test func theKernelTellsOfWritingClosingAndMoving() throws {
        inbox.write("sub/x.txt")
        let watches = try FolderWatches(inbox.layout)
        #expect(watches.watch(["", "sub"]) == Coverage(hasGrown: true))
        #expect(watches.watch(["", "sub"]) == Coverage())
        let descriptor = append("a.txt", "half")
        #expect(watches.take() == [.complete("a.txt"), .writing("a.txt")])
        close(descriptor)
        #expect(watches.take() == [.complete("a.txt")])
        #expect(rename(inbox.path("a.txt"), inbox.path("sub/b.txt")) == 0)
        #expect(watches.take() == [.complete("sub/b.txt")])
        #expect(link(inbox.path("sub/b.txt"), inbox.path("c.txt")) == 0)
        #expect(watches.take() == [.complete("c.txt")])
        inbox.write(".hidden.txt")
        inbox.write("d.txt.part")
        inbox.write("done/e.txt")
        #expect(watches.take() == [])
        #expect(mkdir(inbox.path("new"), 0o700) == 0)
        #expect(watches.take() == [.newFolder("new")])
    }

    @Test func aFolderThatWasMovedIsWatchedUnderItsNewName() throws {
        inbox.write("a/b/x.txt")
        let watches = try FolderWatches(inbox.layout)
        #expect(watches.watch(["", "a", "a/b"]).hasGrown)
        #expect(rename(inbox.path("a"), inbox.path("z")) == 0)
        #expect(Set(watches.take()) == [.newFolder("z"), .lost])
        #expect(watches.watch(["", "z", "z/b"]).hasGrown)
        close(append("z/b/y.txt", "text"))
        #expect(watches.take().last == .complete("z/b/y.txt"))
    }

    /// A source of notices driven by a test.
    private final class Scripted: NoticeSource {
        var descriptor: Int32 { -1 }
        var notices: [Notice] = []
        var coverage = Coverage()
        private(set) var watched: Set<String> = []

        func take() -> [Notice] {
            defer { notices = [] }
            return notices
        }

        func watch(_ folders: [String]) -> Coverage {
            var coverage = coverage
            coverage.hasGrown = !watched.isSuperset(of: folders)
            watched.formUnion(folders)
            return coverage
        }
    }

    @Test func whatTheNoticesLostAScanFindsAtOnce() {
        let (judge, source) = (MemoryJudge(), Scripted())
        let intake = inbox.intake(judge)
        var surveyor = Surveyor(layout: inbox.layout, options: InboxOptions(), notices: source)
        surveyor.survey(intake, at: .seconds(1))
        inbox.write("silent.txt")
        inbox.write("sub/silent too.txt", "other")
        surveyor.survey(intake, at: .seconds(2))
        #expect(intake.settling.isEmpty)
        source.notices = [.lost]
        surveyor.survey(intake, at: .seconds(3))
        while intake.work(at: .seconds(3)) {}
        #expect(judge.judged == ["silent.txt", "sub/silent too.txt"])
        #expect(source.watched == ["", "sub"])
    }

    @Test func aScanEveryMinuteFindsWhatNobodyToldOf() {
        let (judge, source) = (MemoryJudge(), Scripted())
        let intake = inbox.intake(judge)
        var surveyor = Surveyor(layout: inbox.layout, options: InboxOptions(), notices: source)
        surveyor.survey(intake, at: .seconds(1))
        inbox.write("silent.txt")
        surveyor.survey(intake, at: .seconds(60))
        #expect(intake.settling.isEmpty)
        surveyor.survey(intake, at: .seconds(61))
        #expect(intake.settling.contains("silent.txt"))
    }

    @Test func whereNotAllCanBeWatchedItLooksInstead() {
        let (judge, source) = (MemoryJudge(), Scripted())
        source.coverage.failure = InboxFailure("no space left on the file system")
        let intake = inbox.intake(judge)
        var surveyor = Surveyor(layout: inbox.layout, options: InboxOptions(), notices: source)
        for second in 1...5 { surveyor.survey(intake, at: .seconds(second)) }
        inbox.write("silent.txt")
        surveyor.survey(intake, at: .seconds(7))
        intake.tell()
        #expect(intake.settling.contains("silent.txt"))
        #expect(inbox.lines.all.count == 1)
        #expect(inbox.lines.all[0].contains("fs.inotify.max_user_watches"))
    }

    @Test func aNewFolderIsLookedThroughAndWatched() {
        let (judge, source) = (MemoryJudge(), Scripted())
        let intake = inbox.intake(judge)
        var surveyor = Surveyor(layout: inbox.layout, options: InboxOptions(), notices: source)
        surveyor.survey(intake, at: .seconds(1))
        inbox.write("new/deep/a.txt")
        source.notices = [.newFolder("new")]
        surveyor.survey(intake, at: .seconds(2))
        #expect(source.watched == ["", "new", "new/deep"])
        #expect(intake.settling.contains("new/deep/a.txt"))
    }
}
