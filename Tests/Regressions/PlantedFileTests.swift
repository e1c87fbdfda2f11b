import BuiltProgram
import Foundation
import Testing

@testable import InboxWatching

/// What somebody puts where the daemon is about to write: it blocked, or was
/// written to, or led out of the inbox.
@Suite("Planted files", .timeLimit(.minutes(10)))
struct PlantedFileTests {
    private let text = Stories.text(1)

    private func draft(_ name: String) -> String {
        let identity = Array(name.utf8) + [0] + ContentDigest(of: Array(text.utf8)).bytes
        return "inbox/done/.wirecopy-\(ContentDigest(of: identity).text.prefix(24)).tmp"
    }

    private func folder() throws -> TestFolder {
        let folder = try TestFolder()
        try folder.write(text, to: "inbox/a.txt")
        try folder.write(Stories.text(2), to: "inbox/b.txt")
        try folder.write("precious", to: "outside/precious")
        return folder
    }

    private func expectFiled(_ folder: TestFolder, _ outcome: Program.Outcome) throws {
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(try folder.read("inbox/done/a.txt") == text)
        #expect(try folder.read("inbox/done/a.txt.verdict.json").hasPrefix("{"))
        #expect(folder.has("inbox/done/b.txt"))
        #expect(try folder.read("outside/precious") == "precious")
    }

    @Test(
        "neither a pipe, a link, a hard link nor a folder at the draft's name is in the way",
        arguments: ["pipe", "symlink", "link", "folder", "full folder"])
    func draft(kind: String) throws {
        let folder = try folder()
        try folder.makeFolder("inbox/done")
        let draft = folder.path(draft("a.txt"))
        switch kind {
        case "pipe": #expect(mkfifo(draft, 0o600) == 0)
        case "symlink": #expect(symlink(folder.path("outside/precious"), draft) == 0)
        case "link": #expect(link(folder.path("outside/precious"), draft) == 0)
        default:
            try FileManager.default.createDirectory(atPath: draft, withIntermediateDirectories: true)
            if kind == "full folder" { try Data().write(to: URL(fileURLWithPath: draft + "/x")) }
        }
        try expectFiled(folder, try folder.watchOnce("--settle", "0"))
    }

    @Test("a pipe at the verdict's name is in nobody's way")
    func verdict() throws {
        let folder = try folder()
        try folder.makeFolder("inbox/done")
        #expect(mkfifo(folder.path("inbox/done/a.txt.verdict.json"), 0o600) == 0)
        #expect(try folder.watchOnce("--settle", "0").status == 0)
        #expect(try folder.read("inbox/done/a.2.txt") == text)
    }

    @Test("a destination that is a link is not followed", arguments: ["done", "done/feed"])
    func destination(name: String) throws {
        let folder = try folder()
        try folder.write(Stories.text(3), to: "inbox/feed/c.txt")
        try folder.write(Stories.text(4), to: "inbox/feed/d.txt")
        if name != "done" { try folder.makeFolder("inbox/done") }
        #expect(symlink(folder.path("outside"), folder.path("inbox/\(name)")) == 0)
        let outcome = try folder.watchOnce("--settle", "0")
        #expect(outcome.status == 3)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("outside")) == ["precious"])
        #expect(folder.has("inbox/feed/c.txt"))
        let lines = outcome.errors.split(separator: "\n").filter { $0.contains("symbolic link") }
        #expect(lines.count == 1, "\(outcome.errors)")
    }

    @Test("the folder of verdicts may be a link, but none below it")
    func verdicts() throws {
        let folder = try folder()
        try folder.makeFolder("archive")
        try folder.makeFolder("elsewhere")
        #expect(symlink(folder.path("elsewhere"), folder.path("archive/verdicts")) == 0)
        #expect(try folder.watchOnce("--settle", "0", "--keep-in-place").status == 0)
        #expect(folder.has("elsewhere/a.txt.verdict.json"))
        try folder.write(Stories.text(3), to: "inbox/feed/c.txt")
        #expect(symlink(folder.path("outside"), folder.path("elsewhere/feed")) == 0)
        #expect(try folder.watchOnce("--settle", "0", "--keep-in-place").status == 3)
        #expect(!folder.has("outside/c.txt.verdict.json"))
    }

    @Test("what lies behind a folder that became a link is not read")
    func source() throws {
        let folder = try folder()
        try folder.write("secret", to: "outside/a.txt")
        let layout = InboxLayout(root: folder.path("inbox"))
        #expect(symlink(folder.path("outside"), folder.path("inbox/feed")) == 0)
        var reader = FileReader(layout: layout, options: InboxOptions())
        guard case .refused = reader.read("feed/a.txt") else {
            Issue.record("it was read")
            return
        }
    }
}
