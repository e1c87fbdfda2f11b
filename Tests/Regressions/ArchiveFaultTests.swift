import ArticleArchive
import ArticleText
import BuiltProgram
import Foundation
import Testing

/// Archives that were copied, cut, deleted, damaged, or emptied by a clock that
/// was wrong.
@Suite("Faults of an archive", .timeLimit(.minutes(10)))
struct ArchiveFaultTests {
    private func folder(articles: Int = 20) throws -> TestFolder {
        let folder = try TestFolder()
        for number in 0..<articles { try folder.write(Stories.text(number), to: "inbox/\(number).txt") }
        try folder.write(Stories.text(0), to: "inbox/other/0.txt")
        #expect(try folder.watchOnce("--settle", "0").status == 0)
        return folder
    }

    private func run(_ command: String..., archive: String = "archive", in folder: TestFolder) throws
        -> Program.Outcome
    {
        try Program.run(["archive"] + command + ["--archive", archive], in: folder)
    }

    private func articles(_ folder: TestFolder, archive: String = "archive") throws -> Int {
        let output = try run("export", "--format", "json", archive: archive, in: folder).output
        return try DecodedReport(output).articles.count
    }

    @Test("a copy of the one file is a copy of the archive")
    func copied() throws {
        let folder = try folder()
        try folder.makeFolder("copy")
        try FileManager.default.copyItem(
            atPath: folder.path("archive/archive.sqlite"), toPath: folder.path("copy/archive.sqlite"))
        let verified = try run("verify", archive: "copy", in: folder)
        #expect(verified.status == 0, "\(verified.errors)")
        #expect(try articles(folder, archive: "copy") == 21)
        let stats = try run("stats", archive: "copy", in: folder).output
        #expect(stats.contains("21"), "\(stats)")
    }

    /// The folder of a daemon that was killed when it had filed twenty files.
    private func killedDaemon() async throws -> TestFolder {
        let folder = try TestFolder()
        for number in 0..<20 { try folder.write(Stories.text(number), to: "inbox/\(number).txt") }
        let daemon = try Daemon(folder)
        #expect(await Daemon.wait { folder.has("inbox/done/19.txt") })
        daemon.signal(SIGKILL)
        daemon.process.waitUntilExit()
        return folder
    }

    @Test("an archive that has lost its log is no empty archive")
    func lostLog() async throws {
        let folder = try await killedDaemon()
        try FileManager.default.removeItem(atPath: folder.path("archive/archive.sqlite-wal"))
        try? FileManager.default.removeItem(atPath: folder.path("archive/archive.sqlite-shm"))
        try folder.write(Stories.text(100), to: "inbox/new.txt")
        for outcome in [
            try run("verify", in: folder), try run("stats", in: folder),
            try folder.watchOnce("--settle", "0"), try folder.watchOnce("--settle", "0"),
        ] {
            #expect(outcome.status != 0)
            #expect(outcome.errors.split(separator: "\n").count == 1, "\(outcome.errors)")
            #expect(outcome.errors.contains("archive.sqlite-wal"), "\(outcome.errors)")
        }
        #expect(folder.has("inbox/new.txt"))
    }

    @Test("an archive left by a killed process is whole with its log")
    func killed() async throws {
        let folder = try await killedDaemon()
        #expect(try run("verify", in: folder).status == 0)
        #expect(try folder.watchOnce("--settle", "0").status == 0)
        #expect(try articles(folder) == 20)
    }

    @Test("damage in the middle is told in a line", arguments: [0.3, 0.5, 0.7])
    func damaged(place: Double) throws {
        let folder = try folder()
        let path = folder.path("archive/archive.sqlite")
        let file = try FileHandle(forUpdating: URL(fileURLWithPath: path))
        let pages = try file.seekToEnd() / 4096
        try file.seek(toOffset: UInt64(Double(pages) * place) * 4096)
        try file.write(contentsOf: Data(repeating: 0xA5, count: 8192))
        try file.close()
        let outcome = try run("verify", in: folder)
        #expect(outcome.status == 1, "\(outcome.errors)")
        #expect(outcome.errors.contains("is damaged"))
        #expect(outcome.output.isEmpty)
    }

    @Test("an article named twice is removed once")
    func removedOnce() throws {
        let folder = try folder()
        let outcome = try run("remove", "3.txt", "3.txt", in: folder)
        #expect(outcome.status == 0)
        #expect(outcome.errors == "removed 1 article\n")
        #expect(try articles(folder) == 20)
    }

    @Test("not everything is removed for what the clock says")
    func allOld() throws {
        let folder = try TestFolder()
        do {
            var options = ArchiveOptions()
            options.keep = nil
            let archive = try Archive(at: folder.path("archive"), access: .readWrite, options: options)
            _ = try archive.receive((0..<5).map { arrival($0, at: 1_700_000_000) })
            archive.close()
        }
        let outcome = try run("compact", "--keep", "1d", in: folder)
        #expect(outcome.status == 2)
        #expect(outcome.errors.hasPrefix("wirecopy: all articles in 'archive' are older than that"))
        #expect(outcome.errors.split(separator: "\n").count == 1)
        #expect(try articles(folder) == 5)
    }

    private let day = 86_400.0

    private func arrival(_ number: Int, at moment: Double) -> Arrival {
        var batch = ArticleBatch()
        batch.set(.id, to: "\(number).txt")
        batch.set(.text, to: Stories.text(number))
        batch.finish(path: "\(number).txt")
        return Arrival(
            name: "\(number).txt", digest: [UInt8(number)], size: 1, receivedAt: moment, articles: [batch[0]])
    }

    private func kept(_ folder: TestFolder, days: Double) throws -> Archive {
        var options = ArchiveOptions()
        options.keep = days * day
        return try Archive(at: folder.path("archive"), access: .readWrite, options: options)
    }

    @Test("a clock that jumped removes nothing before it has stayed so for a day")
    func jumped() throws {
        let folder = try TestFolder()
        let archive = try kept(folder, days: 30)
        let start = 1_700_000_000.0
        _ = try archive.receive([arrival(1, at: start), arrival(2, at: start)])
        #expect(try archive.expire(now: start) == .removed(0))
        #expect(try archive.expire(now: start + 100 * day) == .heldBack(by: 100 * day))
        for hour in [1.0, 12, 23] {
            #expect(
                try archive.expire(now: start + 100 * day + hour * 3600) == .heldBack(by: 100 * day))
        }
        #expect(try archive.statistics().articles == 2)
        #expect(try archive.expire(now: start + 101 * day + 1) == .removed(2))
        #expect(try archive.statistics().articles == 0)
    }

    @Test("an archive that is looked at once a week loses what is due from the third week on")
    func seldom() throws {
        let folder = try TestFolder()
        let archive = try kept(folder, days: 10)
        let start = 1_700_000_000.0
        _ = try archive.receive([arrival(1, at: start)])
        #expect(try archive.expire(now: start) == .removed(0))
        #expect(try archive.expire(now: start + 7 * day) == .heldBack(by: 7 * day))
        #expect(try archive.expire(now: start + 14 * day) == .removed(1))
        _ = try archive.receive([arrival(2, at: start + 14 * day)])
        // A step that is far longer than the one before is a jump again.
        #expect(try archive.expire(now: start + 30 * day) == .heldBack(by: 16 * day))
        #expect(try archive.statistics().articles == 1)
    }

    @Test("a clock that was set right again has removed nothing")
    func setRight() throws {
        let folder = try TestFolder()
        let start = 1_700_000_000.0
        var archive: Archive? = try kept(folder, days: 30)
        _ = try archive!.receive([arrival(1, at: start)])
        #expect(try archive!.expire(now: start) == .removed(0))
        // Also over a restart.
        archive = nil
        archive = try kept(folder, days: 30)
        #expect(try archive!.expire(now: start + 100 * day) == .heldBack(by: 100 * day))
        archive = nil
        archive = try kept(folder, days: 30)
        #expect(try archive!.expire(now: start + 3600) == .heldBack(by: 3600 - 100 * day))
        for elapsed in stride(from: 1.0, through: 29, by: 1) {
            let expiry = try archive!.expire(now: start + elapsed * day)
            if case .removed(let count) = expiry { #expect(count == 0) }
        }
        #expect(try archive!.statistics().articles == 1)
        #expect(try archive!.expire(now: start + 30 * day + 1) == .removed(1))
    }

    @Test("a writer notices that its archive was deleted, or another put there", arguments: [true, false])
    func deleted(replaced: Bool) throws {
        let folder = try TestFolder()
        let archive = try kept(folder, days: 30)
        _ = try archive.receive([arrival(1, at: 1_700_000_000)])
        try archive.checkPlace()
        try FileManager.default.moveItem(atPath: folder.path("archive"), toPath: folder.path("away"))
        if replaced { _ = try kept(folder, days: 30) }
        #expect {
            try archive.checkPlace()
        } throws: {
            ($0 as? ArchiveError)?.kind == .missing
        }
        if replaced { try FileManager.default.removeItem(atPath: folder.path("archive")) }
        try FileManager.default.moveItem(atPath: folder.path("away"), toPath: folder.path("archive"))
        try archive.checkPlace()
    }
}
