import Foundation
import GRDB
import ReuseDetection
import Testing

@testable import ArticleArchive

@Suite("Opening an archive")
struct OpeningTests {
    private func kind(_ body: () throws -> Void) -> ArchiveError.Kind? {
        do {
            try body()
            return nil
        } catch {
            return (error as? ArchiveError)?.kind
        }
    }

    @Test("two cannot write; the second is told who does")
    func twoWriters() throws {
        let folder = try Folder()
        let first = try folder.archive()
        do {
            _ = try folder.archive()
            Issue.record("a second writer came in")
        } catch let error as ArchiveError {
            #expect(error.kind == .inUse)
            #expect(error.description.contains("process \(getpid()) on "))
        }
        #expect(try first.statistics().writer?.hasPrefix("process \(getpid())") == true)
    }

    @Test("a writer that is gone leaves no lock behind")
    func lockGivenUp() throws {
        let folder = try Folder()
        for _ in 0..<3 { _ = try folder.archive() }
        #expect(try folder.archive(.readOnly).statistics().writer == nil)
    }

    @Test("there must be an archive to read")
    func missing() throws {
        let folder = try Folder()
        #expect(kind { _ = try folder.archive(.readOnly) } == .missing)
    }

    @Test("an archive of a newer program is refused")
    func newer() throws {
        let folder = try Folder()
        _ = try folder.archive()
        let file = try DatabaseQueue(path: folder.path + "/archive/archive.sqlite")
        try file.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('999')") }
        try file.close()
        #expect(kind { _ = try folder.archive() } == .otherSchema)
        #expect(kind { _ = try folder.archive(.readOnly) } == .otherSchema)
    }

    @Test("articles judged by other options are not mixed with new ones")
    func otherSettings() throws {
        let folder = try Folder()
        _ = try folder.archive()
        var options = ArchiveOptions()
        options.detection.shingleWidth = 5
        do {
            _ = try folder.archive(.readWrite, options)
            Issue.record("it was opened")
        } catch let error as ArchiveError {
            #expect(error.kind == .otherSettings)
            #expect(error.description.contains("shingleWidth 3, not 5"))
        }
        _ = try Archive.rebuilt(at: folder.path + "/archive", options: options)
        #expect(try folder.archive(.readOnly).options.detection.shingleWidth == 5)
    }

    @Test("a file that is none of ours is said to be damaged")
    func foreign() throws {
        let folder = try Folder()
        try FileManager.default.createDirectory(
            atPath: folder.path + "/archive", withIntermediateDirectories: true)
        try Data(repeating: 0x41, count: 8192).write(
            to: URL(fileURLWithPath: folder.path + "/archive/archive.sqlite"))
        #expect(kind { _ = try folder.archive() } == .damaged)
        #expect(kind { _ = try folder.archive(.readOnly) } == .damaged)
    }

    /// SQLite does not notice a changed byte within a value.
    @Test(
        "a value that nobody wrote is told, and nothing is done by it",
        arguments: [
            ("pair", "firstShingles = -106"), ("pair", "sharedShingles = 1 << 40"), ("pair", "score = 9e300"),
            ("pair", "direction = -2"), ("pair", "relation = 'kopy'"),
            ("article", "record = 0x7FFFFFFFFFFFFFFF"), ("article", "received = 1e300"),
            ("article", "words = -5"), ("article", "version = 0x7FFFFFFFFFFFFFFF"),
            ("fingerprint", "samples = -1"), ("fingerprint", "moment = 9e999"),
            ("fingerprint", "digest = x'00'"), ("arrival", "received = -1e300"),
            ("arrival", "known = 1 << 60"),
        ])
    func damagedValue(table: String, change: String) throws {
        var words = Words(5)
        let folder = try Folder()
        let text = words.text(200).joined(separator: " ")
        var archive: Archive? = try folder.archive()
        _ = try archive!.ingest([Arrival("a.txt", text), Arrival("b.txt", text + " or so")])
        #expect(try archive!.verify().isWhole)
        try archive!.database.write { try $0.execute(sql: "UPDATE \(table) SET \(change)") }
        archive = nil
        #expect(try !folder.archive(.readOnly).verify().isWhole)
        // Whatever is asked ends in an answer or one of these, never in a crash.
        func ask<T>(_ body: (Archive) throws -> T) throws {
            let kind = kind { _ = try body(try folder.archive()) }
            #expect(kind == nil || kind == .damaged)
        }
        try ask { try $0.statistics() }
        try ask { try $0.load() }
        try ask { try $0.snapshot() }
        try ask { try $0.unfiled() }
        try ask { try $0.ingest([Arrival("a.txt", text + " and more"), Arrival("c.txt", text + " again")]) }
    }

    @Test("an archive whose lock was deleted is not written to any more")
    func lockDeleted() throws {
        let folder = try Folder()
        let archive = try folder.archive()
        try archive.checkPlace()
        try FileManager.default.removeItem(atPath: folder.path + "/archive/lock")
        #expect(kind { try archive.checkPlace() } == .missing)
    }

    @Test("ids that are canonically equal are two")
    func canonicallyEqual() throws {
        var words = Words(6)
        let folder = try Folder()
        let archive = try folder.archive()
        for id in ["caf\u{e9}.txt", "cafe\u{301}.txt"] {
            _ = try archive.ingest([Arrival(id, words.text(100).joined(separator: " "))])
        }
        #expect(try archive.statistics().articles == 2)
        #expect(try archive.verify().damage == [])
    }

    @Test("what is committed is on the disk, and what is deleted overwritten")
    func pragmas() throws {
        let folder = try Folder()
        let archive = try folder.archive()
        #expect(try archive.database.write { try Int.fetchOne($0, sql: "PRAGMA secure_delete") } == 1)
        let synchronous = try archive.database.write { try Int.fetchOne($0, sql: "PRAGMA synchronous") }
        #expect(synchronous == 2)
    }

    @Test("readers see what was committed, while another is being written")
    func readWhileWriting() throws {
        var words = Words(7)
        let folder = try Folder()
        let writer = try folder.archive()
        let first = words.text(50).joined(separator: " ")
        _ = try writer.ingest([Arrival("a.txt", first)])
        let reader = try folder.archive(.readOnly)
        try writer.database.write { db in
            try db.execute(sql: "UPDATE article SET title = 'half done'")
            #expect(try reader.statistics().articles == 1)
            #expect(
                try reader.outcome(name: "a.txt", digest: Array(first.utf8))?
                    .articles[0].article.title == nil)
        }
        _ = try writer.ingest([Arrival("b.txt", words.text(50).joined(separator: " "))])
        #expect(try reader.statistics().articles == 2)
    }
}
