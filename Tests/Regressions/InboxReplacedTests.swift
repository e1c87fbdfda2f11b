import BuiltProgram
import Foundation
import Testing

/// An inbox that is deleted, renamed or made anew under a running daemon, which
/// went on watching the old one in silence.
@Suite("Inbox replaced", .timeLimit(.minutes(10)))
struct InboxReplacedTests {
    @Test("the new inbox is watched at once, and locked", arguments: ["deleted", "renamed"])
    func replaced(how: String) async throws {
        let folder = try TestFolder()
        try folder.write(Stories.text(1), to: "inbox/a.txt")
        let daemon = try Daemon(folder)
        #expect(await Daemon.wait { folder.has("inbox/done/a.txt") })
        if how == "deleted" {
            try FileManager.default.removeItem(atPath: folder.path("inbox"))
        } else {
            try FileManager.default.moveItem(atPath: folder.path("inbox"), toPath: folder.path("former"))
        }
        try await Task.sleep(for: .milliseconds(2500))
        #expect(daemon.lines(with: "waiting for it").count == 1)
        for number in 0..<3 { try folder.write(Stories.text(number + 10), to: "inbox/\(number).txt") }
        let isFiled = await Daemon.wait(seconds: 5) {
            (0..<3).allSatisfy { folder.has("inbox/done/\($0).txt") }
        }
        #expect(isFiled)
        #expect(daemon.lines(with: "watching that one").count == 1)
        let second = try Program.run(["watch", "inbox", "--archive", "other"], in: folder)
        #expect(second.status == 2)
        // Notices come from the new one too.
        try folder.write(Stories.text(20), to: "inbox/new/x.txt")
        #expect(await Daemon.wait(seconds: 5) { folder.has("inbox/done/new/x.txt") })
        daemon.stop()
        #expect(daemon.process.terminationStatus == 0)
    }
}
