import ArticleText
import Testing

@testable import ArticleReading

@Suite struct JSONFileTests {
    let workspace = Workspace()

    private func read(
        _ text: String, configure: (inout ReadingOptions) -> Void = { _ in }
    ) -> Reading {
        workspace.write("d.json", text)
        return workspace.read("d.json", configure: configure)
    }

    private static let first = "{\n  \"id\": \"a\",\n  \"text\": \"One } ] \\\" {\"\n}"
    private static let second = "{\"id\": \"b\", \"tags\": [[1], {}],\n\"text\": \"Two \\\\\"}"

    @Test(arguments: [
        "[\(first), \(second)]", "[\n\(first)\n,\n\(second)\n]\n", "\(first)\(second)",
        "\(first)\n\(second)\n",
        "\u{FEFF}[\(first),\(second)]", "[\(first)][\(second)]", "\(first)\u{FEFF}\(second)",
        "[\(first)]\n\u{FEFF}\u{FEFF}[\(second)]\u{FEFF}",
    ])
    func readsArraysAndSequences(text: String) {
        for size in [1, 2, 3, 5, 8, 13, 21, 1 << 20] {
            let reading = read(text) { $0.blockSize = size }
            #expect(reading.ids == ["a", "b"], "blocks of \(size)")
            #expect(reading.texts == ["One } ] \" {", "Two \\"])
            #expect(reading.articles.map(\.origin.record) == [1, 2])
            #expect(reading.skipped.isEmpty)
        }
    }

    @Test func oneObjectIsOneRecord() {
        let reading = read("{\"text\":\n\"One\"}")
        #expect(reading.ids == [workspace.path("d.json#1")])
    }

    @Test func objectsOnLinesOfTheirOwnAreReadByLine() {
        let reading = read(line("a") + "{\"id\": \"broken\n" + line("c"))
        #expect(reading.ids == ["a", "c"])
        #expect(reading.skipped.map(\.record) == [2])
    }

    @Test func elementsThatAreNoArticlesAreSkippedAlone() {
        let reading = read("[5, \"x,]\", null, [1, [2]], {}, {\"text\" 5}, \(Self.second), -1.5e3]")
        #expect(reading.ids == ["b"])
        #expect(reading.articles.map(\.origin.record) == [7])
        #expect(reading.skipped.map(\.record) == [1, 2, 3, 4, 5, 6, 8])
        #expect(reading.reasons.filter { $0 == "not a JSON object" }.count == 5)
    }

    @Test(
        arguments: [
            ("[\(first), {\"id\": \"b\", \"te", 2, "the file ends inside this record"),
            ("[\(first), ", nil, "the file ends before its array does; records may be missing"),
            (
                "[\(first), ; \(second)]", nil,
                "not valid JSON after record 1; the rest of the file was not read"
            ),
        ] as [(String, Int?, String)])
    func whatPrecedesABreakIsRead(text: String, record: Int?, reason: String) {
        let reading = read(text)
        #expect(reading.ids == ["a"])
        let unit: RecordUnit = record == nil ? .line : .record
        #expect(
            reading.skipped == [
                Skipped(path: workspace.path("d.json"), record: record, unit: unit, reason: reason)
            ])
    }

    @Test func whatIsNotJSONIsSkippedAsAWhole() {
        let reading = read("<html>\n<p>1, 2, 3</p>\n</html>\n")
        #expect(reading.reasons == ["not JSON; it starts with neither { nor ["])
    }

    @Test(arguments: [16, 1 << 20])
    func aRecordOverTheLimitIsSkippedAlone(blockSize: Int) {
        let long = line("long", String(repeating: "x", count: 1000))
        let reading = read("[\(line("a")), \(long), \(line("b"))]") {
            $0.maxArticleSize = 200
            $0.blockSize = blockSize
        }
        #expect(reading.ids == ["a", "b"])
        #expect(reading.skipped.map(\.record) == [2])
    }

    @Test func elementsAreCalledRecordsAndLinesLines() {
        #expect(read("[\(Self.first), 5]").skipped.map(\.place) == ["record 2"])
        #expect(read(line("a") + "5\n").skipped.map(\.place) == ["line 2"])
    }

    @Test func anEndlessRecordIsGivenUp() {
        let reading = read("[\(line("a")), {\"x\": \"" + String(repeating: "x", count: 100_000)) {
            $0.maxArticleSize = 1000
            $0.blockSize = 500
        }
        #expect(reading.ids == ["a"])
        #expect(reading.skipped.count == 1)
        #expect(reading.batches.reduce(0) { $0 + $1.bytesRead } < 75_000)
    }
}
