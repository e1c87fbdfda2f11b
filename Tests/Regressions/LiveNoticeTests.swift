import BuiltProgram
import Foundation
import Testing

/// Files that arrive while the daemon runs go by the same rules as those it
/// finds when it starts.
@Suite("Live notices", .timeLimit(.minutes(10)))
struct LiveNoticeTests {
    @Test("what is no article by its name is named and left alone")
    func endings() async throws {
        let folder = try TestFolder()
        try folder.makeFolder("inbox")
        let daemon = try Daemon(folder)
        #expect(await Daemon.wait { daemon.log.contains("watching") })
        try await Task.sleep(for: .milliseconds(500))
        for name in ["p.html", "t.csv", "photo.jpg"] {
            try folder.write(Stories.text(1), to: "inbox/\(name)")
        }
        let unfinished = [
            "u.txt.uploading", "d.txt.download", "b.!ut", "s.txt.swp", "o.opdownload", "x.aria2",
        ]
        for name in unfinished { try folder.write(Stories.text(2), to: "inbox/\(name)") }
        try folder.write(Stories.text(3), to: "inbox/a.txt")
        #expect(await Daemon.wait { folder.has("inbox/done/a.txt") })
        try FileManager.default.moveItem(
            atPath: folder.path("inbox/u.txt.uploading"), toPath: folder.path("inbox/u.txt"))
        #expect(await Daemon.wait { folder.has("inbox/done/u.txt") })
        daemon.stop()
        for name in ["p.html", "t.csv", "photo.jpg"] + unfinished.dropFirst() {
            #expect(folder.has("inbox/\(name)"), "\(name)")
        }
        #expect(daemon.log.contains("p.html") && daemon.log.contains("t.csv"))
        #expect(!daemon.log.contains("uploading"))
        #expect(daemon.log.contains("judged 2 files"))
    }
}
