import ArticleText
import Foundation
import Testing

@testable import ArticleReading

@Suite struct WalkTests {
    let workspace = Workspace()

    @Test func foldersAreReadInTheOrderOfNames() {
        for name in [
            "b.txt", "a/z.txt", "a/.hidden.txt", "a.txt", "B.txt", ".git/x.txt", "é.txt", "a/b/c.TXT",
        ] {
            workspace.write("d/\(name)", name)
        }
        for name in ["README.md", "x.html", "txt", "a.txt.bak", "x.gz"] { workspace.write("d/\(name)", "no") }
        let reading = workspace.read("d")
        #expect(reading.ids == ["B.txt", "a/b/c.TXT", "a/z.txt", "a.txt", "b.txt", "é.txt"])
        #expect(reading.articles.map(\.origin.path) == reading.ids.map { workspace.path("d/\($0)") })
        #expect(reading.skipped.isEmpty)
        #expect(Reading([workspace.path("d/")]).ids == reading.ids)
        #expect(Reading([workspace.path("d/")]).articles[0].origin.path == workspace.path("d/B.txt"))
    }

    @Test(
        arguments: [
            ("x.txt", "plain text"), ("x.text", "plain text"), ("x.jsonl", "JSON Lines"),
            ("x.ndjson", "JSON Lines"),
            ("x.json", "JSON"),
            ("a/b.c/x.txt.gz", "plain text"), ("x.jsonl.zst", "JSON Lines"), ("x.json.xz", "JSON"),
            ("x.text.bz2", "plain text"),
            ("x.zip", "archive"), ("x.tar", "archive"), ("x.tar.gz", "archive"), ("x.tgz", "archive"),
            ("x.tar.zst", "archive"), ("x.tar.xz", "archive"), ("x.tar.bz2", "archive"),
            ("X.TXT.GZ", "plain text"),
            ("x", nil), ("txt", nil), ("a.txt/x", nil), ("x.gz", nil), ("x.md", nil), ("x.txt.bak", nil),
            ("x.txt.verdict.json", nil), ("x.verdict.json.gz", "JSON"), ("verdict.json", "JSON"),
            ("", nil),
        ] as [(String, String?)])
    func namesTellTheForm(name: String, form: String?) {
        switch FileForm(name: name) {
        case .articles(let format): #expect(format.name == form)
        case .archive: #expect(form == "archive")
        case nil: #expect(form == nil)
        }
    }

    @Test func aFolderOfAHundredThousandFilesIsReadWhole() {
        workspace.makeFolder("d")
        for number in 0..<100_000 {
            let file = open(workspace.path("d/\(number).txt"), O_WRONLY | O_CREAT, 0o600)
            let text = Array("Article number \(number).".utf8)
            #expect(write(file, text, text.count) == text.count)
            close(file)
        }
        let reading = workspace.read("d")
        #expect(Set(reading.ids).count == 100_000)
        #expect(reading.skipped.isEmpty)
        #expect(reading.batches.count > 100)
    }

    @Test func aNamedFileIsReadWhateverItsName() {
        workspace.write("a.md", "A text")
        workspace.write("b.dat", " \n" + line("b"))
        workspace.write("c", "[ {\"id\": \"c\",\n \"text\": \"x\"}]")
        workspace.write("d", "[Reuters] A text")
        workspace.write("e.csv", "\u{FEFF}{\"id\": \"e\",\n\"text\": \"x\"}")
        let reading = workspace.read("a.md", "b.dat", "c", "d", "e.csv")
        #expect(reading.ids == [workspace.path("a.md"), "b", "c", workspace.path("d"), "e"])
        #expect(reading.skipped.isEmpty)
    }

    @Test func patternsAreFollowedWhereNoFileHasTheName() {
        for name in ["b.txt", "a.txt", "c.md", "[x].txt", "?"] { workspace.write(name, name) }
        #expect(workspace.read("*.txt").texts == ["[x].txt", "a.txt", "b.txt"])
        #expect(workspace.read("[ab].txt").texts == ["a.txt", "b.txt"])
        #expect(workspace.read("[x].txt").texts == ["[x].txt"])
        #expect(workspace.read("?").texts == ["?"])
        #expect(workspace.read("?.md").ids == [workspace.path("c.md")])
        #expect(workspace.read("*.json").reasons == ["no file matches"])
    }

    @Test func theSameFileIsReadOnce() {
        workspace.write("d/a.txt", "A")
        workspace.link("d/b.txt", to: "a.txt")
        let reading = workspace.read("d/a.txt", "d", "d/../d/a.txt")
        #expect(reading.ids == [workspace.path("d/a.txt")])
        #expect(reading.skipped.isEmpty)
    }

    /// A copy made without copying the bytes is a copy.
    @Test func hardLinksAreFilesOfTheirOwn() {
        workspace.write("d/a.txt", "A")
        #expect(link(workspace.path("d/a.txt"), workspace.path("d/b.txt")) == 0)
        workspace.link("d/c.txt", to: "b.txt")
        let reading = workspace.read("d", "d/../d/a.txt")
        #expect(reading.ids == ["a.txt", "b.txt"])
        #expect(reading.skipped.isEmpty)
    }

    @Test func filesOfOtherKindsAreCounted() {
        for name in [
            "a.txt", "b.csv", "c.CSV.gz", "sub/d.csv", "e.docx", "README", "f.1 The long day", ".g.csv",
            "a.txt.verdict.json",
        ] {
            workspace.write("d/\(name)", "x")
        }
        let entries: [Packing.Entry] = [.init("x.docx", "x"), .init(".y.docx", "x"), .init("z.txt", "Z")]
        workspace.write("d/p.zip", Packing.pack(entries, as: .zip))
        workspace.link("d/h.pdf", to: "e.docx")
        let reader = ArticleReader(paths: [workspace.path("d")])
        var parser = reader.makeParser()
        while reader.next(using: &parser) != nil {}
        #expect(reader.passedOver.counts == [".csv": 3, ".docx": 2, ".pdf": 1, "": 1])
        #expect(reader.passedOver.endings.prefix(2) == [".csv", ".docx"])
        #expect(reader.passedOver.total == 7)
    }

    @Test func circlesOfLinksEnd() {
        workspace.write("d/a.txt", "A")
        workspace.makeFolder("d/sub")
        workspace.link("d/sub/up", to: "..")
        workspace.link("d/x.txt", to: "y.txt")
        workspace.link("d/y.txt", to: "x.txt")
        workspace.link("d/z.txt", to: "nowhere")
        let reading = workspace.read("d")
        #expect(reading.ids == ["a.txt"])
        #expect(
            reading.skipped.map { "\(workspace.relative($0.path)): \($0.reason)" } == [
                "d/sub/up: a symbolic link to a folder around it",
                "d/x.txt: a loop of symbolic links",
                "d/y.txt: a loop of symbolic links",
                "d/z.txt: no such file or folder",
            ])
    }

    @Test(.timeLimit(.minutes(10)))
    func whatCouldBlockIsNotOpened() {
        workspace.write("d/a.txt", "A")
        #expect(mkfifo(workspace.path("d/pipe.txt"), 0o600) == 0)
        #expect(mkfifo(workspace.path("d/pipe"), 0o600) == 0)
        let reading = Reading([workspace.path("d"), workspace.path("d/pipe"), "/dev/zero", "/dev/tty"])
        #expect(reading.ids == ["a.txt"])
        #expect(
            reading.reasons.prefix(3) == [
                "a named pipe; redirect it to standard input and read -",
                "a named pipe; redirect it to standard input and read -", "a device, not a file",
            ])
    }

    @Test func aSocketIsSkipped() {
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: workspace.path("s.txt").utf8) }
        let bound = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        #expect(bound == 0)
        #expect(workspace.read("s.txt").reasons == ["a socket, not a file"])
    }

    @Test func whatIsForbiddenIsNamed() {
        workspace.write("d/a.txt", "A")
        workspace.write("d/locked/b.txt", "B")
        workspace.write("d/c.txt", "C")
        chmod(workspace.path("d/a.txt"), 0)
        chmod(workspace.path("d/locked"), 0)
        defer { chmod(workspace.path("d/locked"), 0o700) }
        let reading = workspace.read("d")
        // The superuser reads them all the same.
        if access(workspace.path("d/a.txt"), R_OK) == 0 {
            #expect(reading.ids == ["a.txt", "c.txt", "locked/b.txt"])
        } else {
            #expect(reading.ids == ["c.txt"])
            #expect(reading.reasons == ["permission denied", "permission denied"])
        }
    }

    @Test func whatIsMissingIsNamed() {
        workspace.write("a.txt", "A")
        let reading = workspace.read("missing.txt", "a.txt/b.txt", "a.txt")
        #expect(reading.reasons == ["no such file or folder", "not a directory"])
        #expect(reading.articles.count == 1)
    }

    @Test func namesThatAreNotUnicodeAreSkipped() {
        workspace.makeFolder("d")
        let bytes = Array(workspace.path("d/").utf8) + [0xFF] + Array(".txt".utf8) + [0]
        let descriptor = bytes.withUnsafeBufferPointer {
            $0.withMemoryRebound(to: CChar.self) { open($0.baseAddress!, O_CREAT | O_WRONLY, 0o600) }
        }
        #expect(descriptor >= 0)
        close(descriptor)
        #expect(workspace.read("d").reasons == ["its name is not valid UTF-8; rename it"])
    }

    @Test func sizesAddUp() {
        workspace.write("d/a.txt", "12345")
        workspace.write("d/b.md", "12345")
        workspace.write("d/c.jsonl", Packing.compress(line("c").utf8, .gzip))
        let reader = ArticleReader(paths: [workspace.path("d"), workspace.path("d/a.txt")])
        let reading = workspace.read("d")
        #expect(reader.totalBytes == reading.batches.reduce(0) { $0 + $1.bytesRead })
        #expect(ArticleReader(paths: [workspace.path("d"), "-"]).totalBytes == nil)
    }
}
