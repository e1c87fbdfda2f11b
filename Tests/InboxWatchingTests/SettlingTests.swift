import Platform
import Testing

@testable import InboxWatching

@Suite struct SettlingTests {
    private func stamp(_ size: Int, modified: Int = 0) -> FileStamp {
        FileStamp(
            identity: FileIdentity(device: 1, number: 1), size: size, modified: modified, changed: modified)
    }

    @Test func aFileSettlesWhenItWasQuietLongEnough() {
        var table = PendingFiles(delay: .seconds(5))
        table.observe("a", stamp(1), at: .seconds(10))
        #expect(table.nextDue == .seconds(15))
        #expect(table.next(at: .seconds(14)) { _ in stamp(1) } == nil)
        #expect(table.next(at: .seconds(15)) { _ in stamp(1) } == "a")
        #expect(table.isEmpty)
        #expect(table.next(at: .seconds(99)) { _ in stamp(1) } == nil)
    }

    @Test func growingStartsTheWaitAgain() {
        var table = PendingFiles(delay: .seconds(5))
        table.observe("a", stamp(1), at: .seconds(0))
        // Nobody told of the change; the look when it was due finds it.
        #expect(table.next(at: .seconds(5)) { _ in stamp(2) } == nil)
        #expect(table.next(at: .seconds(9)) { _ in stamp(2) } == nil)
        #expect(table.next(at: .seconds(10)) { _ in stamp(2) } == "a")
    }

    @Test func theSameSizeAtAnotherTimeIsAChange() {
        var table = PendingFiles(delay: .seconds(5))
        table.observe("a", stamp(1, modified: 1), at: .seconds(0))
        table.observe("a", stamp(1, modified: 2), at: .seconds(4))
        #expect(table.next(at: .seconds(5)) { _ in stamp(1, modified: 2) } == nil)
        #expect(table.next(at: .seconds(9)) { _ in stamp(1, modified: 2) } == "a")
    }

    @Test func aScanThatFindsNothingNewDoesNotDelay() {
        var table = PendingFiles(delay: .seconds(5))
        table.observe("a", stamp(1), at: .seconds(0))
        for second in 1...4 { table.observe("a", stamp(1), at: .seconds(second)) }
        #expect(table.next(at: .seconds(5)) { _ in stamp(1) } == "a")
    }

    @Test func whoPausesWhileWritingIsWaitedFor() {
        var table = PendingFiles(delay: .seconds(5))
        table.noteWriting("a", at: .seconds(0))
        for second in 1...60 { #expect(table.next(at: .seconds(second)) { _ in stamp(7) } == nil) }
        table.noteComplete("a", at: .seconds(61))
        #expect(table.next(at: .seconds(65)) { _ in stamp(7) } == nil)
        #expect(table.next(at: .seconds(66)) { _ in stamp(7) } == "a")
    }

    @Test func aWriterWhoseEndWasNotNoticedIsNotWaitedForForEver() {
        var table = PendingFiles(delay: .seconds(5))
        table.noteWriting("a", at: .seconds(0))
        table.forgetWriters()
        #expect(table.next(at: .seconds(5)) { _ in stamp(7) } == "a")
    }

    @Test func whatVanishesIsForgotten() {
        var table = PendingFiles(delay: .seconds(5))
        table.noteComplete("a", at: .seconds(0))
        #expect(table.next(at: .seconds(5)) { _ in nil } == nil)
        #expect(table.isEmpty)
    }

    @Test func whatIsPostponedLetsOthersPass() {
        var table = PendingFiles(delay: .seconds(5))
        table.postpone("a", stamp(1), until: .seconds(60))
        table.observe("b", stamp(1), at: .seconds(1))
        #expect(table.next(at: .seconds(6)) { _ in stamp(1) } == "b")
        #expect(table.next(at: .seconds(6)) { _ in stamp(1) } == nil)
        #expect(table.next(at: .seconds(60)) { _ in stamp(1) } == "a")
    }

    @Test func withoutADelayAWriterIsWaitedForAllTheSame() {
        var table = PendingFiles(delay: .zero)
        table.noteWriting("a", at: .seconds(1))
        #expect(table.next(at: .seconds(1)) { _ in stamp(1) } == nil)
        #expect(table.nextDue! > .seconds(1))
        table.noteComplete("a", at: .seconds(2))
        #expect(table.next(at: .seconds(2)) { _ in stamp(1) } == "a")
        // One that changes at every look does not hold up the others either.
        table.observe("b", stamp(1), at: .seconds(3))
        var size = 1
        let next = table.next(at: .seconds(3)) { _ in
            size += 1
            return stamp(size)
        }
        #expect(next == nil)
    }

    @Test func whoIsNeverSeenToCloseIsNotWaitedForForEver() {
        var table = PendingFiles(delay: .seconds(5))
        table.noteWriting("a", at: .seconds(0))
        #expect(table.next(at: .seconds(599)) { _ in stamp(7) } == nil)
        #expect(table.next(at: .seconds(605)) { _ in stamp(7) } == "a")
    }

    @Test func aNewDelayIsForThoseThatWaitAlready() {
        var table = PendingFiles(delay: .seconds(3000))
        table.observe("a", stamp(1), at: .seconds(0))
        table.delay = .seconds(5)
        #expect(table.nextDue == .seconds(5))
        #expect(table.next(at: .seconds(5)) { _ in stamp(1) } == "a")
    }

    @Test func twoSpellingsOfANameAreTwoFiles() {
        var table = PendingFiles(delay: .seconds(5))
        for name in ["caf\u{e9}", "cafe\u{301}"] { table.observe(name, stamp(name.utf8.count), at: .zero) }
        #expect(table.count == 2)
        let taken = (0..<2).map { _ in table.next(at: .seconds(5)) { stamp($0.utf8.count) }! }
        #expect(Set(taken.map { FileName($0) }).count == 2)
    }

    @Test func filesComeInTheOrderTheySettled() {
        var table = PendingFiles(delay: .seconds(5))
        var generator = SystemRandomNumberGenerator()
        let times = (0..<5000).map {
            ($0, Duration.milliseconds(Int.random(in: 0...9999, using: &generator)))
        }
        for (number, time) in times { table.postpone("\(number)", stamp(1), until: time) }
        var taken: [Duration] = []
        while let name = table.next(at: .seconds(10), status: { _ in stamp(1) }) {
            taken.append(times[Int(name)!].1)
        }
        #expect(taken.count == 5000)
        #expect(taken == taken.sorted())
    }
}
