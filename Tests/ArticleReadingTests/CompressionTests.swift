import ArticleText
import Testing

@testable import ArticleReading

@Suite struct CompressionTests {
    let workspace = Workspace()

    /// Lines that do not compress to nothing, the same each time: of some damage
    /// a decoder can only tell that it came to the end too early.
    private static func lines(_ count: Int) -> String {
        (0..<count).map { number in
            line(
                "n\(number)",
                (0..<60).map { word in
                    String(UInt64(number * 60 + word + 1) &* 0x9E37_79B9_7F4A_7C15, radix: 36)
                }.joined(separator: " "))
        }.joined()
    }

    @Test(arguments: Packing.Compression.allCases)
    func isFoundByContentNotName(compression: Packing.Compression) {
        let packed = Packing.compress(line("a").utf8, compression)
        for name in ["d.jsonl", "d.jsonl.gz", "d.jsonl.zst", "unknown"] {
            workspace.write(name, packed)
            #expect(workspace.read(name).ids == ["a"], "\(name)")
        }
        workspace.write("t.txt.xz", Packing.compress("A text".utf8, compression))
        let reading = workspace.read("t.txt.xz")
        #expect(reading.texts == ["A text"])
        #expect(reading.ids == [workspace.path("t.txt.xz")])
    }

    @Test(arguments: Packing.Compression.allCases)
    func anEmptyFileIsEmpty(compression: Packing.Compression) {
        workspace.write("a.txt", Packing.compress([], compression))
        #expect(workspace.read("a.txt").reasons == ["empty"])
    }

    @Test func severalMembersAreOneFile() {
        let members = ["a", "b"].flatMap { Packing.compress(line($0).utf8, .gzip) }
        workspace.write("d.jsonl.gz", members)
        #expect(workspace.read("d.jsonl.gz").ids == ["a", "b"])
        workspace.write("padded.jsonl.gz", members + [UInt8](repeating: 0, count: 512))
        let padded = workspace.read("padded.jsonl.gz")
        #expect(padded.ids == ["a", "b"])
        #expect(padded.skipped.isEmpty)
    }

    /// Every complete line before the break is kept, however small the file.
    @Test(arguments: [10, 400])
    func aBreakInGzipLosesOnlyWhatIsBehindIt(count: Int) {
        let lines = Self.lines(count)
        let packed = Packing.compress(lines.utf8, .gzip)
        workspace.write("d.jsonl.gz", packed[..<(packed.count / 2)])
        let reading = workspace.read("d.jsonl.gz")
        #expect(reading.articles.count > count / 3)
        #expect(reading.ids == (0..<reading.articles.count).map { "n\($0)" })
        #expect(
            reading.reasons == [
                "the compressed data ends early; fetch the file again; read up to line \(reading.articles.count)"
            ])
    }

    @Test(arguments: [Packing.Compression.zstandard, .xz])
    func aBreakElsewhereLosesLittle(compression: Packing.Compression) {
        let packed = Packing.compress(Self.lines(800).utf8, compression)
        workspace.write("d.jsonl", packed[..<(packed.count * 3 / 4)])
        let reading = workspace.read("d.jsonl")
        #expect(reading.articles.count > 300)
        #expect(reading.ids == (0..<reading.articles.count).map { "n\($0)" })
        #expect(reading.reasons.count == 1)
        #expect(reading.reasons[0].hasPrefix("the compressed data ends early"))
    }

    /// Zstandard, as packed here, has no checksum that would tell.
    @Test(arguments: [Packing.Compression.gzip, .xz, .bzip2])
    func damageIsNamedOnceAndHarmsNoNeighbour(compression: Packing.Compression) {
        var packed = Packing.compress(Self.lines(200).utf8, compression)
        for index in packed.count / 2..<packed.count / 2 + 40 { packed[index] ^= 0x5A }
        workspace.write("a.jsonl", packed)
        workspace.write("b.jsonl", line("neighbour"))
        let reading = workspace.read("a.jsonl", "b.jsonl")
        #expect(reading.ids.last == "neighbour")
        #expect(
            reading.skipped.contains { $0.reason.contains("compressed data is damaged") },
            "\(reading.reasons)")
        #expect(Set(reading.skipped.map(\.path)) == [workspace.path("a.jsonl")])
    }

    @Test func ofABombLittleIsUnpacked() {
        let bomb = Packing.compress([UInt8](repeating: 120, count: 10_000_000), .gzip)
        workspace.write("text.txt.gz", bomb)
        workspace.write("lines.jsonl.gz", bomb)
        let reading = workspace.read("text.txt.gz", "lines.jsonl.gz") { $0.maxArticleSize = 10_000 }
        #expect(reading.articles.isEmpty)
        #expect(
            reading.reasons == [
                "longer than 10000 bytes; raise --max-article-size to read it",
                "more than 64 times 10000 bytes without an end; the rest of the file was not read",
            ])
    }

    /// It is read, and what follows is not passed over in silence.
    @Test(arguments: [Packing.Compression.gzip, .zstandard])
    func whatFollowsIsNamed(compression: Packing.Compression) {
        let (text, lines) = (
            Packing.compress("A text".utf8, compression), Packing.compress(line("a").utf8, compression)
        )
        workspace.write("a.txt", text + Array("more".utf8))
        workspace.write("a.jsonl", lines + Array("more".utf8))
        let reading = workspace.read("a.txt", "a.jsonl")
        #expect(reading.texts == ["A text", "Some words."])
        #expect(reading.reasons.count == 2)
        #expect(reading.reasons.allSatisfy { $0.hasPrefix("something that is not compressed follows") })
    }

    /// A window is told by the header, a dictionary too; neither is damage.
    @Test func ofZstandardTheHeaderTellsWhatIsNeeded() {
        let frame: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD]
        let block: [UInt8] = [0x09, 0, 0, 65]
        let cases: [([UInt8], String?)] = [
            ([0, 17 << 3] + block, nil),
            ([0, 17 << 3 | 1], "packed with a window of 144 MiB; unpack it with 'zstd -d --long=28' first"),
            ([0, 22 << 3], "packed with a window of 4 GiB, which is more than can be unpacked here"),
            (
                [0xA0, 0, 0, 0, 0x40],
                "packed with a window of 1 GiB; unpack it with 'zstd -d --long=30' first"
            ),
            ([1, 0, 7, 0, 0], "packed with a dictionary; unpack it with 'zstd -d -D DICTIONARY' first"),
        ]
        for (header, reason) in cases {
            workspace.write("a.txt", frame + header + [UInt8](repeating: 0, count: reason == nil ? 0 : 30))
            #expect(workspace.read("a.txt").reasons == (reason.map { [$0] } ?? []))
        }
    }

    @Test func layersAreLimited() {
        var packed = Array(line("a").utf8)
        for _ in 0..<4 { packed = Packing.compress(packed, .gzip) }
        workspace.write("four", packed)
        workspace.write("five", Packing.compress(packed, .gzip))
        #expect(workspace.read("four").ids == ["a"])
        #expect(workspace.read("five").reasons == ["packed in more than 4 layers; unpack it first"])
    }
}
