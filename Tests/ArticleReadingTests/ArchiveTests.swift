import ArticleText
import Foundation
import Testing

@testable import ArticleReading

@Suite struct ArchiveTests {
    let workspace = Workspace()

    private static let entries: [Packing.Entry] = [
        .init("./inner/a.txt", "Text"),
        .init("README.md", "no article"),
        .init(".hidden/x.txt", "no article"),
        .init("__MACOSX/._a.txt", "no article"),
        .init("Ünïcode.txt", "Umlauts"),
        .init("dump.jsonl", line("record") + "{\"text\": \"no id\"}\n"),
        .init("b.txt.gz", bytes: Packing.compress("Packed".utf8, .gzip)),
        .init("nested.zip", bytes: Packing.pack([.init("deep.txt", "Deep")], as: .zip)),
    ]

    @Test(arguments: [
        (Packing.Form.zip, Packing.Compression.none, "dump.zip"), (.tar, .none, "dump.tar"),
        (.tar, .gzip, "dump.tar.gz"), (.tar, .gzip, "dump.tgz"), (.tar, .zstandard, "dump.tar.zst"),
        (.tar, .xz, "dump.tar.xz"), (.tar, .bzip2, "dump.tar.bz2"), (.zip, .none, "unknown"),
        (.tar, .gzip, "unknown"),
    ])
    func entriesFollowTheRulesOfFolders(form: Packing.Form, compression: Packing.Compression, name: String) {
        let path = workspace.write(name, Packing.pack(Self.entries, as: form, compression))
        let reading = workspace.read(name)
        #expect(reading.skipped.isEmpty)
        #expect(reading.texts == ["Text", "Umlauts", "Some words.", "no id", "Packed", "Deep"])
        #expect(
            reading.ids == [
                "\(path)/inner/a.txt", "\(path)/Ünïcode.txt", "record", "\(path)/dump.jsonl#2",
                "\(path)/b.txt.gz", "\(path)/nested.zip/deep.txt",
            ])
        #expect(reading.articles[3].origin == Article.Origin(path: "\(path)/dump.jsonl", record: 2))
    }

    @Test func namesThatAreNotUTF8AreRepaired() {
        let path = workspace.write("d.tar", Packing.pack([.init("x_n.txt", "Text")], as: .tar))
        var bytes = [UInt8](FileManager.default.contents(atPath: path)!)
        // The header has a checksum of its bytes: as much up as down.
        bytes[0] -= 100
        bytes[1] += 100
        workspace.write("d.tar", bytes)
        let reading = workspace.read("d.tar")
        #expect(reading.ids == ["\(path)/\u{14}\u{FFFD}n.txt"])
    }

    @Test func idsInFoldersAreRelative() {
        workspace.write("dumps/x/d.zip", Packing.pack([.init("a.txt", "Text")], as: .zip))
        let reading = workspace.read("dumps")
        #expect(reading.ids == ["x/d.zip/a.txt"])
        #expect(reading.articles[0].origin.path == workspace.path("dumps/x/d.zip/a.txt"))
    }

    @Test func encryptedEntriesAreSkipped() {
        let path = workspace.write("d.zip", Packing.pack([.init("a.txt", "Text")], as: .encryptedZip))
        let reading = workspace.read("d.zip")
        #expect(reading.articles.isEmpty)
        #expect(
            reading.skipped == [
                Skipped(path: "\(path)/a.txt", reason: "encrypted; unpack it with its password first")
            ])
    }

    @Test func anEntryOverTheLimitHarmsNoOther() {
        let entries: [Packing.Entry] = [
            .init("a.txt", "A"), .init("bomb.txt", String(repeating: "x", count: 1_000_000)),
            .init("c.txt", "C"),
        ]
        for form in [Packing.Form.zip, .tar] {
            workspace.write("d", Packing.pack(entries, as: form))
            let reading = workspace.read("d") { $0.maxArticleSize = 1000 }
            #expect(reading.texts == ["A", "C"])
            #expect(reading.skipped.map(\.path) == [workspace.path("d/bomb.txt")])
        }
    }

    @Test(arguments: [Packing.Form.zip, .tar])
    func aBrokenArchiveIsNamed(form: Packing.Form) {
        let entries = (0..<50).map {
            Packing.Entry("\($0).txt", String(repeating: "text \($0) ", count: 100))
        }
        let packed = Packing.pack(entries, as: form)
        let path = workspace.write("d", packed[..<(packed.count / 2)])
        let reading = workspace.read("d")
        #expect(reading.articles.count > 15)
        #expect(reading.ids == (0..<reading.articles.count).map { workspace.path("d/\($0).txt") })
        // The entry that broke, if one was begun, and what follows.
        #expect(reading.skipped.last?.path == path)
        #expect(reading.skipped.count <= 2)
    }

    /// An entry whose checksum is wrong is not taken, the others are.
    @Test func aDamagedEntryHarmsNoOther() {
        let entries: [Packing.Entry] = [
            .init("a.txt", "AAAA"), .init("b.txt", "BBBB"), .init("c.txt", "CCCC"),
        ]
        var packed = Packing.pack(entries, as: .storedZip)
        packed[packed.firstRange(of: Array("BBBB".utf8))!.lowerBound] = UInt8(ascii: "X")
        let path = workspace.write("d.zip", packed)
        let reading = workspace.read("d.zip")
        #expect(reading.texts == ["AAAA", "CCCC"])
        let reason = "the compressed data is damaged; fetch the file again"
        #expect(reading.skipped == [Skipped(path: "\(path)/b.txt", reason: reason)])
    }

    @Test func whatIsNoArchiveIsSkipped() {
        workspace.write("d.zip", "plain words")
        workspace.write("e.tar", "")
        #expect(workspace.read("d.zip").reasons == ["not a zip or tar archive"])
        #expect(workspace.read("e.tar").articles.isEmpty)
    }
}
