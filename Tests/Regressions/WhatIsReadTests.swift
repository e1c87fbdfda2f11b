import ArticleReading
import ArticleText
import BuiltProgram
import Foundation
import Testing

/// Files that are read though they should not be, and the reverse.
@Suite("What is read")
struct WhatIsReadTests {
    private static let story = """
        The harbour ferry lost all of its power on Tuesday morning and drifted for nearly an hour
        before two tugs brought its passengers to a disused pier, the harbour master said.
        """

    @Test("what is plainly no text is refused and named", arguments: ["named", "standard input", "folder"])
    func foreign(way: String) throws {
        let contents = [
            ("HTML", "<!DOCTYPE html><html><body>\(Self.story)</body></html>"),
            (
                "an RSS feed",
                "<?xml version=\"1.0\"?>\n<rss><channel><item>\(Self.story)</item></channel></rss>"
            ),
            ("a table (CSV or TSV)", "id,title,text\n1,Ferry,\"\(Self.story)\"\n"),
            ("mail", "Received: by x\nFrom: a@b.example\nSubject: Ferry\n\n\(Self.story)"),
            ("a web archive (WARC)", "WARC/1.0\r\nWARC-Type: response\r\n\r\n\(Self.story)"),
        ]
        for (kind, content) in contents {
            let folder = try TestFolder()
            try folder.write(content, to: "d/x.txt")
            let path = ["named": "d/x.txt", "standard input": "-", "folder": "d"][way]!
            let outcome = try Program.run(["cluster", path], in: folder, input: Data(content.utf8))
            #expect(outcome.status == 2)
            #expect(outcome.errors.contains(": \(kind), which is not read; "), "\(outcome.errors)")
            #expect(outcome.errors.split(separator: "\n").count == 1)
        }
    }

    @Test("a text that speaks of tags is a text")
    func texts() throws {
        let folder = try TestFolder()
        for (number, start) in ["<Reuters> - ", "<b>Ferry</b> ", "From: the harbour\n\n", "Id, text: "]
            .enumerated()
        {
            try folder.write(start + Self.story, to: "d/\(number).txt")
        }
        let outcome = try Program.run(["cluster", "d"], in: folder)
        #expect(outcome.status == 0 && outcome.errors.isEmpty)
    }

    @Test("files passed over in folders are counted, and verdicts are not spoken of")
    func passedOver() throws {
        let folder = try TestFolder()
        try folder.write(Self.story, to: "d/a.txt")
        try folder.write("{\"schema\": \"x\"}", to: "d/a.txt.verdict.json")
        #expect(try Program.run(["cluster", "d"], in: folder).errors.isEmpty)
        for name in ["a.csv", "b.csv", "c.docx", ".hidden.csv"] { try folder.write("x", to: "d/\(name)") }
        let line = "wirecopy: skipped 3 files not named like text or JSON: .csv (2), .docx (1)\n"
        let outcome = try Program.run(["cluster", "d"], in: folder)
        #expect(outcome.errors == line && outcome.status == 0)
        let check = try Program.run(["check", "d/a.txt", "--against", "d"], in: folder)
        #expect(check.errors == line)
    }

    @Test("a hard link is a copy of its own")
    func hardLinks() throws {
        let folder = try TestFolder()
        try folder.write(Self.story, to: "a.txt")
        let (a, b) = (folder.url.appendingPathComponent("a.txt"), folder.url.appendingPathComponent("b.txt"))
        try FileManager.default.linkItem(at: a, to: b)
        let outcome = try Program.run(
            ["cluster", "a.txt", "b.txt", "./a.txt", "--format", "json"], in: folder)
        #expect(try DecodedReport(outcome.output).articles.map(\.id).sorted() == ["a.txt", "b.txt"])
    }

    @Test("what is skipped is listed in one order, however the files are named")
    func order() throws {
        let folder = try TestFolder()
        let text = Self.story.replacing("\n", with: " ")
        for name in ["1.json", "2.json", "3.json"] {
            try folder.write(
                "[5, {\"id\": \"\(name)\", \"text\": \"\(text)\"}, {\"text\": \"x y\"}, 6]", to: name)
        }
        let orders = [
            ["1.json", "2.json", "3.json"], ["3.json", "1.json", "2.json"], ["2.json", "3.json", "1.json"],
        ]
        let outputs = try orders.map { names in
            try Program.run(["cluster", "--format", "json"] + names, in: folder).output
        }
        #expect(Set(outputs).count == 1)
        #expect(try DecodedReport(outputs[0]).skipped.count == 9)
    }

    @Test("a whole file is not called damaged", arguments: [28, 31])
    func longWindow(bits: Int) throws {
        // A frame of one raw block behind a header that asks for the window.
        let text = Data("{\"id\": \"a\", \"text\": \"Words\"}\n".utf8)
        let header = UInt32(text.count << 3 | 1)
        var file = Data([0x28, 0xB5, 0x2F, 0xFD, 0, UInt8((bits - 10) << 3)])
        file.append(contentsOf: (0..<3).map { UInt8(truncatingIfNeeded: header >> (8 * $0)) })
        var reader = LoadedFileReader(limit: 1 << 20)
        let size = bits == 31 ? "2 GiB" : "256 MiB"
        let refused = reader.read([UInt8](file + text), name: "a.jsonl.zst")
        #expect(
            refused.skipped.map(\.reason) == [
                "packed with a window of \(size); unpack it with 'zstd -d --long=\(bits)' first"
            ])
        file[5] = 0
        let plain = [UInt8](file + text)
        let skippable: [UInt8] = [0x50, 0x2A, 0x4D, 0x18, 2, 0, 0, 0, 1, 2]
        for odd in [plain, skippable + plain, plain + [UInt8](repeating: 0, count: 99), plain + skippable] {
            let content = reader.read(odd, name: "a.jsonl.zst")
            #expect(content.articles.map(\.id) == ["a"] && content.skipped.isEmpty, "\(content.skipped)")
        }
        let followed = reader.read(plain + [UInt8]("garbage".utf8), name: "a.jsonl.zst")
        #expect(followed.articles.map(\.id) == ["a"])
        #expect(followed.skipped.count == 1)
    }
}
