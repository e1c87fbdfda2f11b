import Testing

@testable import InboxWatching

@Suite struct NameTests {
    private let layout = InboxLayout(root: "/inbox/")

    @Test(
        arguments: [
            ".hidden.txt", "a.tmp", "a.part", "a.txt.filepart", "a.crdownload", "a.partial", "a.txt~",
            "~$a.txt",
            "a.txt.verdict.json", "a.txt.uploading", "a.txt.download", "a.opdownload", "a.!ut", "a.aria2",
            "a.txt.swp", "a.lock", ".\u{301}.txt", ".git", "done", "flagged", "duplicate", "failed",
        ])
    func ignored(name: String) { #expect(layout.ignores(name, in: "")) }

    @Test(arguments: [
        "a.txt", "tmp", "part.txt", "a.tmp.txt", "verdict.json", "done.txt", "Done", "feeds", "download.txt",
        "lock",
    ])
    func looked(name: String) { #expect(!layout.ignores(name, in: "")) }

    @Test func theFoldersOfFiledFilesAreOursOnlyInTheInboxItself() {
        #expect(!layout.ignores("done", in: "feeds"))
        #expect(layout.ignores("a.part", in: "feeds"))
    }

    @Test func namesAreToldApartByTheirBytes() {
        let (one, two) = ("caf\u{e9}.txt", "cafe\u{301}.txt")
        #expect(one == two)
        #expect(FileName(one) != FileName(two))
        #expect(Set([one, two, one].map { FileName($0) }).count == 2)
        #expect(FileName(two) < FileName(one))
        // A slash is one whatever stands behind it.
        #expect(InboxLayout.folder(of: "a/\u{301}b.txt") == "a")
        #expect(InboxLayout.entry(of: "a/\u{301}b.txt").utf8.elementsEqual("\u{301}b.txt".utf8))
    }

    @Test func anInboxIsNamedWithoutASlash() {
        #expect(layout.root == "/inbox")
        #expect(InboxLayout(root: "/").root == "/")
    }

    @Test(
        arguments: [
            ("story.txt", 1, "story.txt"), ("story.txt", 2, "story.2.txt"), ("story", 3, "story.3"),
            ("dump.jsonl.gz", 2, "dump.2.jsonl.gz"), ("x.gz", 2, "x.2.gz"), (".gz", 2, ".gz.2"),
            ("2025.11.21 a.txt", 12, "2025.11.21 a.12.txt"),
        ])
    func numbered(entry: String, number: Int, expected: String) {
        #expect(NumberedName.entry(entry[...], number: number) == expected)
    }

    @Test func longNamesStayWithinTheLimit() {
        let long = String(repeating: "é", count: 125) + "x.txt"
        #expect(long.utf8.count == 255)
        let numbered = NumberedName.entry(long[...], number: 17)
        #expect(numbered.utf8.count <= 255 && numbered.hasSuffix(".17.txt"))
        let verdict = VerdictFile.entry(for: long[...])
        #expect(verdict.utf8.count <= 255 && verdict.hasSuffix(".verdict.json"))
        // Names that differ only at their ends have different verdict files.
        let other = String(repeating: "é", count: 125) + "y.txt"
        #expect(VerdictFile.entry(for: other[...]) != verdict)
        #expect(VerdictFile.entry(for: "a.txt") == "a.txt.verdict.json")
    }

    /// The examples of FIPS 180-4, and every length around a block.
    @Test func digests() {
        #expect(
            ContentDigest(of: []).text == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        #expect(
            ContentDigest(of: Array("abc".utf8)).text
                == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(
            ContentDigest(of: Array("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".utf8)).text
                == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")
        #expect(
            ContentDigest(of: Array(repeating: UInt8(ascii: "a"), count: 1_000_000)).text
                == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
        #expect(Set((0...200).map { ContentDigest(of: Array(repeating: 0, count: $0)) }).count == 201)
    }
}
