import ArticleText
import Foundation
import Platform
import Testing

@testable import InboxWatching

@Suite struct ScanTests {
    let inbox = TestInbox()

    @Test func everythingIsFoundThatIsNotIgnored() {
        for name in [
            "b.txt", "a/x.jsonl", "a/b/c.txt.gz", ".h.txt", "a/.x/y.txt", "done/z.txt", "x.txt.part",
        ] {
            inbox.write(name)
        }
        let scan = InboxScan(inbox.layout)
        #expect(scan.files.map(\.name) == ["a/b/c.txt.gz", "a/x.jsonl", "b.txt"])
        #expect(scan.folders == ["", "a", "a/b"])
        #expect(scan.refused.isEmpty)
        #expect(InboxScan(inbox.layout, below: "a/b").files.map(\.name) == ["a/b/c.txt.gz"])
    }

    @Test func whatIsNoFileIsRefusedAndNeverOpened() throws {
        inbox.write("a.txt")
        inbox.write("readme.md")
        inbox.write("new\nline.txt")
        #expect(mkfifo(inbox.path("pipe.txt"), 0o600) == 0)
        #expect(symlink("/etc/passwd", inbox.path("out.txt")) == 0)
        #expect(symlink("loop.txt", inbox.path("loop.txt")) == 0)
        #expect(symlink("..", inbox.path("up")) == 0)
        let bytes = Array(inbox.path("bad").utf8) + [0xFF] + Array(".txt".utf8) + [0]
        let descriptor = bytes.map(CChar.init(bitPattern:)).withUnsafeBufferPointer {
            open($0.baseAddress!, O_CREAT | O_WRONLY, 0o600)
        }
        close(descriptor)
        let scan = InboxScan(inbox.layout)
        #expect(scan.files.map(\.name) == ["a.txt", "new\nline.txt"])
        #expect(scan.folders == [""])
        let link = "symbolic links in an inbox are not followed; put the file itself there"
        let expected = [
            "bad\u{FFFD}.txt": "its name is not valid UTF-8; rename it", "loop.txt": link, "out.txt": link,
            "up": link,
            "pipe.txt": "a named pipe, not a file",
            "readme.md":
                "not read: the name must end with "
                + ".txt, .json, .jsonl, or one of these compressed or packed as .gz, .zst, .xz, .bz2, .zip, .tar",
        ]
        #expect(Dictionary(uniqueKeysWithValues: scan.refused.map { ($0.name, $0.reason) }) == expected)
    }

    @Test func aMissingInboxIsReported() {
        let scan = InboxScan(InboxLayout(root: inbox.path("gone")))
        #expect(scan.refused == [.init(name: ".", reason: "no such file or folder")])
    }

    /// What came to be another thing between the scan and the reading.
    @Test(.timeLimit(.minutes(10)))
    func whatCouldBlockIsNotOpened() {
        #expect(mkfifo(inbox.path("pipe.txt"), 0o600) == 0)
        #expect(symlink("/etc/passwd", inbox.path("out.txt")) == 0)
        var reader = FileReader(layout: inbox.layout, options: InboxOptions())
        for (name, reason) in [
            ("pipe.txt", "a named pipe, not a file"),
            ("out.txt", "symbolic links in an inbox are not followed"),
        ] {
            guard case .refused(let given) = reader.read(name) else {
                Issue.record("\(name) was read")
                continue
            }
            #expect(given.description == reason)
        }
        guard case .gone = reader.read("nothing.txt") else { Issue.record("there was nothing"); return }
    }

    @Test func whoHasAFileOpenForWritingIsWaitedFor() throws {
        inbox.write("a.txt", "half of")
        var reader = FileReader(layout: inbox.layout, options: InboxOptions())
        let writer = open(inbox.path("a.txt"), O_WRONLY | O_APPEND)
        // Not every file system tells; there the notices have to do.
        guard hasWriter(inbox.path("a.txt")) == true else { return _ = close(writer) }
        guard case .unsettled = reader.read("a.txt") else {
            Issue.record("read while it was written"); return
        }
        close(writer)
        guard case .arrived(let file) = reader.read("a.txt") else { Issue.record("not read"); return }
        #expect(file.articles.map(\.id) == ["a.txt"])
    }

    @Test func whatIsTooLargeStays() {
        inbox.write("a.txt", String(repeating: "x", count: 2 << 20))
        var options = InboxOptions()
        options.maxFileSize = 1 << 20
        var reader = FileReader(layout: inbox.layout, options: options)
        guard case .refused(let reason) = reader.read("a.txt") else { Issue.record("it was read"); return }
        #expect(
            reason.description == "larger than 1 MiB; raise --max-file-size, or split the file")
    }

    @Test func eachFaultIsReportedOnce() {
        #expect(mkfifo(inbox.path("pipe.txt"), 0o600) == 0)
        inbox.write("a.txt")
        let judge = MemoryJudge()
        let intake = inbox.intake(judge)
        var surveyor = Surveyor(layout: inbox.layout, options: InboxOptions(), notices: nil)
        for second in 1...300 {
            surveyor.survey(intake, at: .seconds(second))
            while intake.work(at: .seconds(second)) {}
        }
        #expect(inbox.lines.all == ["warning pipe.txt: a named pipe, not a file"])
        #expect(judge.judged == ["a.txt"])
        // Gone and back again is another fault.
        unlink(inbox.path("pipe.txt"))
        surveyor.survey(intake, at: .seconds(400))
        #expect(mkfifo(inbox.path("pipe.txt"), 0o600) == 0)
        surveyor.survey(intake, at: .seconds(500))
        intake.tell()
        #expect(inbox.lines.all.count == 2)
    }
}

/// Whether somebody is known to have a file open for writing.
func hasWriter(_ path: String) -> Bool? {
    guard let file = try? Descriptor(path, O_RDONLY) else { return nil }
    return file.hasWriter
}
