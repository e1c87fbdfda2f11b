import ArticleText
import Testing

@testable import ArticleReading

@Suite struct TextFileTests {
    let workspace = Workspace()

    @Test func wholeFileIsTheTextAndItsFirstLineTheTitle() {
        workspace.write("a.txt", "\r\n  The headline \r\n\r\nThe body.\r\n")
        let reading = workspace.read("a.txt")
        #expect(reading.texts == ["\r\n  The headline \r\n\r\nThe body.\r\n"])
        #expect(reading.articles[0].title == "The headline")
        #expect(reading.articles[0].origin == Article.Origin(path: workspace.path("a.txt")))
        #expect(reading.skipped.isEmpty)
    }

    @Test func aLongFirstLineIsNoTitle() {
        workspace.write("299.txt", String(repeating: "x", count: 299) + "\nBody")
        workspace.write("300.txt", String(repeating: "x", count: 300) + "\nBody")
        let reading = workspace.read("299.txt", "300.txt")
        #expect(reading.articles.map { $0.title?.utf8.count } == [299, nil])
    }

    @Test func byteOrderMarkIsNoPartOfTheText() {
        workspace.write("a.txt", [0xEF, 0xBB, 0xBF] + Array("Mark".utf8))
        let reading = workspace.read("a.txt")
        #expect(reading.texts == ["Mark"])
        #expect(reading.articles[0].title == "Mark")
    }

    @Test(
        arguments: [
            ([0xFF, 0xFE, 0x41, 0x00], "UTF-16, not UTF-8; convert it with iconv -f UTF-16 -t UTF-8"),
            ([0xFE, 0xFF, 0x00, 0x41], "UTF-16, not UTF-8; convert it with iconv -f UTF-16 -t UTF-8"),
            ([0xFF, 0xFE, 0x00, 0x00], "UTF-32, not UTF-8; convert it with iconv -f UTF-32 -t UTF-8"),
            ([0x41, 0xE4, 0x42], "not valid UTF-8 at byte 2; convert it with iconv -t UTF-8"),
            ([0xEF, 0xBB, 0xBF, 0x41, 0xE4], "not valid UTF-8 at byte 5; convert it with iconv -t UTF-8"),
            ([0x41, 0x00, 0x42], "a binary file, not text"),
            ([], "empty"),
            ([0x20, 0x0D, 0x0A, 0x09], "empty"),
        ] as [([UInt8], String)])
    func unreadableTextIsSkipped(bytes: [UInt8], reason: String) {
        workspace.write("a.txt", bytes)
        workspace.write("b.txt", "Neighbour")
        let reading = workspace.read("a.txt", "b.txt")
        #expect(reading.skipped == [Skipped(path: workspace.path("a.txt"), reason: reason)])
        #expect(reading.texts == ["Neighbour"])
    }

    @Test(arguments: [Packing.Compression.none, .gzip, .xz])
    func aTextOverTheLimitIsSkipped(compression: Packing.Compression) {
        workspace.write("a.txt", Packing.compress(String(repeating: "a", count: 1000).utf8, compression))
        workspace.write("b.txt", Packing.compress(String(repeating: "b", count: 1001).utf8, compression))
        let reading = workspace.read("a.txt", "b.txt") { $0.maxArticleSize = 1000 }
        #expect(reading.texts.map(\.count) == [1000])
        #expect(reading.reasons == ["longer than 1000 bytes; raise --max-article-size to read it"])
    }
}
