import BuiltProgram
import Foundation
import Testing

/// `--once` with one file, and files whose names read the same: neither was
/// judged.
@Suite("Files that --once did not judge", .timeLimit(.minutes(10)))
struct LoneFileTests {
    @Test("one file alone is judged, with the default delay")
    func alone() throws {
        let folder = try TestFolder()
        try folder.write(Stories.text(1), to: "inbox/a.txt")
        let outcome = try folder.watchOnce()
        #expect(outcome.status == 0)
        #expect(folder.has("inbox/done/a.txt"))
        #expect(!outcome.errors.contains("open for writing"))
    }

    @Test("two spellings of one name are two files", arguments: [true, false])
    func spellings(once: Bool) async throws {
        let folder = try TestFolder()
        let names = ["caf\u{e9}.txt", "cafe\u{301}.txt"]
        for (number, name) in names.enumerated() {
            try folder.write(Stories.text(number), to: "inbox/\(name)")
        }
        if once {
            #expect(try folder.watchOnce("--settle", "0").status == 0)
        } else {
            let daemon = try Daemon(folder)
            let isDone = await Daemon.wait(seconds: 10) {
                names.allSatisfy { folder.has("inbox/done/\($0)") }
            }
            #expect(isDone)
            daemon.stop()
        }
        for (number, name) in names.enumerated() {
            #expect(try folder.read("inbox/done/\(name)") == Stories.text(number))
        }
    }
}
