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
    func otherEngine() throws {
        let folder = try Folder()
        _ = try folder.archive()
        var options = ArchiveOptions()
        options.detection.shingleWidth = 5
        do {
            _ = try folder.archive(.readWrite, options)
            Issue.record("it was opened")
        } catch let error as ArchiveError {
            #expect(error.kind == .otherEngine)
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
