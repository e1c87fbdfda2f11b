import ArticleText
import Testing

@testable import ArticleReading

@Suite struct JSONLinesTests {
    let workspace = Workspace()

    private func read(
        _ text: String, configure: (inout ReadingOptions) -> Void = { _ in }
    ) -> Reading {
        workspace.write("d.jsonl", text)
        return workspace.read("d.jsonl", configure: configure)
    }

    @Test func takesAllFields() throws {
        let reading = read(
            """
            {"id":"7","title":"T","publisher":"P","byline":"B","published":"2024-01-02","language":"en",\
            "url":"u","credit":"C","text":"Words","unknown":[1,{"text":"no"}]}
            """)
        let article = try #require(reading.articles.first)
        #expect(
            Article.Field.allCases.map { article[$0] } == [
                "7", "T", "P", "B", "2024-01-02", "en", "u", "C", "Words",
            ])
        #expect(article.origin == Article.Origin(path: workspace.path("d.jsonl"), record: 1))
    }

    @Test(arguments: Article.Field.allCases)
    func findsEveryUsualKey(field: Article.Field) {
        for key in ReadingOptions().keys(for: field) {
            let text = field == .text ? "" : ", \"text\": \"Words\""
            let reading = read("{\"\(key)\": \"value of it\"\(text)}")
            #expect(reading.articles.first?[field] == "value of it", "\(key)")
        }
    }

    @Test func theFirstKeyWithAValueWins() {
        let reading = read(
            """
            {"body": "second", "text": "first", "content": "third"}
            {"content": "third", "body": "second", "text": ""}
            {"text": null, "body": "second", "content": "third"}
            {"text": 5, "content": "third"}
            {"Text": "wrong case", "articleBody": "last"}
            """)
        #expect(reading.texts == ["first", "second", "second", "third", "last"])
    }

    @Test func namedFieldsReplaceTheUsualOnes() {
        let reading = read("{\"text\": \"no\", \"story\": \"yes\", \"link\": \"L\", \"id\": \"no\"}") {
            $0.fieldNames = [.text: "story", .id: "link"]
        }
        #expect(reading.texts == ["yes"])
        // One key can serve two fields.
        #expect(reading.ids == ["L"])
        #expect(reading.articles[0][.url] == "L")
        let missing = read("{\"text\": \"no\"}") { $0.fieldNames = [.text: "story"] }
        #expect(missing.reasons == ["\"story\" is missing; name the field with --text-field"])
    }

    @Test func idsThatAreMissingCount() {
        let reading = read(
            "\n{\"text\": \"a\"}\n \t\r\n{\"id\": \"\", \"text\": \"b\"}\r\n{\"id\": null, \"text\": \"c\"}")
        #expect(reading.ids == [2, 4, 5].map { workspace.path("d.jsonl#\($0)") })
        #expect(reading.articles.map(\.origin.record) == [2, 4, 5])
    }

    @Test func numbersKeepTheirSpelling() {
        let reading = read(
            """
            {"id": 12345678901234567890123 , "published": 1.10e9, "text": "a"}
            {"id": -0, "published": 1700000000,"text": "a", "title": 5, "other": NaN}
            """)
        #expect(reading.ids == ["12345678901234567890123", "-0"])
        #expect(reading.articles.map(\.published) == ["1.10e9", "1700000000"])
        #expect(reading.articles[1].title == nil)
    }

    @Test func takesNamesOfObjectsAndJoinsArrays() {
        let reading = read(
            """
            {"source": {"id": 3, "name": "Reuters"}, "authors": ["A", "B"], "text": ["One.", "", "Two\\n"]}
            {"publisher": {"id": 3}, "author": [{"@type": "Person", "name": "C \\u0416"}, null, "D"], "text": "x"}
            """)
        #expect(reading.articles.map(\.publisher) == ["Reuters", nil])
        #expect(reading.articles.map { $0[.byline] } == ["A, B", "C Ж, D"])
        #expect(reading.texts == ["One.\n\nTwo\n", "x"])
    }

    @Test func undoesEscapes() {
        let reading = read(
            #"{"id": "\"\\\/\b\f\n\r\t", "text": "a\u0000b\u00e9\u20AC\ud83d\uDE00c\\"}"# + "\n"
                + #"{"id": "halves", "text": "x\ud83d y\ude00 z\ud83d\u0041 \ud83d\ud83d\ude00"}"#)
        #expect(reading.ids == ["\"\\/\u{8}\u{C}\n\r\t", "halves"])
        #expect(reading.texts == ["a\u{FFFD}bé€😀c\\", "x\u{FFFD} y\u{FFFD} z\u{FFFD}A \u{FFFD}😀"])
    }

    @Test(arguments: [
        ("{\"text\": \"a\"", "not valid JSON (it ends before its last bracket)"),
        ("{\"text\": \"a}", "not valid JSON (a string is not closed)"),
        ("{\"text\": \"a\tb\"}", "not valid JSON (a control character stands unescaped in a string)"),
        ("{\"text\": \"a\\x\"}", "not valid JSON (an escape is malformed)"),
        ("{\"text\": \"a\\u12g4\"}", "not valid JSON (an escape is malformed)"),
        ("{\"text\": \"a\\\\\\u12\"}", "not valid JSON (an escape is malformed)"),
        ("{\"text\": \"a\"} {\"text\": \"b\"}", "not valid JSON (something follows the object)"),
        ("{\"text\" \"a\"}", "not valid JSON (a comma, colon, quote or bracket is missing or too many)"),
        (
            "{\"id\": \"1\" \"text\": \"a\"}",
            "not valid JSON (a comma, colon, quote or bracket is missing or too many)"
        ),
        ("{", "not valid JSON (it ends before its last bracket)"),
        ("[1, 2]", "not a JSON object"),
        ("plain words", "not a JSON object"),
        ("{}", "\"text\" is missing; name the field with --text-field"),
        ("{\"text\": null}", "\"text\" is missing; name the field with --text-field"),
        ("{\"text\": 5}", "\"text\" is not a string; name the field with --text-field"),
        ("{\"text\": [\"a\", 5]}", "\"text\" is not a string; name the field with --text-field"),
        ("{\"text\": {\"a\": \"b\"}}", "\"text\" is not a string; name the field with --text-field"),
        ("{\"text\": \"\"}", "the text is empty"),
        ("{\"text\": \" \\n\\t\"}", "the text is empty"),
        ("{\"text\": []}", "the text is empty"),
    ])
    func aBrokenLineIsSkippedAlone(broken: String, reason: String) {
        let reading = read(line("before") + broken + "\n" + line("after"))
        #expect(reading.ids == ["before", "after"])
        #expect(reading.skipped.map(\.clause) == ["line 2: \(reason)"])
        #expect(reading.skipped.map(\.path) == [workspace.path("d.jsonl")])
        // A field of the broken line must not stick to the next.
        #expect(reading.articles.allSatisfy { $0.title == nil })
    }

    @Test func deepNestingIsSkipped() {
        let deep = String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)
        let reading = read("{\"text\": \(deep)}\n{\"x\": \(deep), \"text\": \"a\"}\n" + line("after"))
        #expect(reading.ids.last == "after")
        #expect(!reading.skipped.isEmpty)
    }

    @Test func invalidUTF8IsSkippedAlone() {
        var bytes = Array(line("before").utf8)
        bytes += Array("{\"text\": \"a".utf8) + [0xFF] + Array("\"}\n".utf8)
        bytes += Array(line("after").utf8)
        workspace.write("d.jsonl", bytes)
        let reading = workspace.read("d.jsonl")
        #expect(reading.ids == ["before", "after"])
        #expect(reading.reasons == ["not valid UTF-8 at byte 12; convert it with iconv -t UTF-8"])
    }

    @Test func byteOrderMarkIsPassedOver() {
        workspace.write("d.jsonl", [0xEF, 0xBB, 0xBF] + Array(line("a").utf8))
        #expect(workspace.read("d.jsonl").ids == ["a"])
        workspace.write("e.jsonl", [0xFF, 0xFE] + Array(line("a").utf8))
        let reading = workspace.read("e.jsonl")
        #expect(reading.reasons == ["UTF-16, not UTF-8; convert it with iconv -f UTF-16 -t UTF-8"])
    }

    /// Wherever a block ends, the lines are the same.
    @Test func blockSizeDoesNotMatter() {
        let lines = (1...40).map { line("n\($0)", String(repeating: "é\\n", count: $0 % 7 + 1)) }
        workspace.write("d.jsonl", lines.joined() + "\n{\"broken\n" + line("last").dropLast())
        let whole = workspace.read("d.jsonl")
        #expect(whole.articles.count == 41)
        #expect(whole.skipped.map(\.record) == [42])
        for size in [1, 7, 30, 31, 32, 33, 64, 100, 1000] {
            let cut = workspace.read("d.jsonl") { $0.blockSize = size }
            #expect(cut.ids == whole.ids, "blocks of \(size)")
            #expect(cut.texts == whole.texts)
            #expect(cut.skipped == whole.skipped)
            #expect(cut.articles.map(\.origin) == whole.articles.map(\.origin))
            #expect(cut.batches.map(\.sequence) == Array(cut.batches.indices))
        }
    }

    @Test(arguments: [10, 64, 100, 1 << 20])
    func aLineOverTheLimitIsSkippedAlone(blockSize: Int) {
        let long = line("long", String(repeating: "x", count: 1000))
        let reading = read(line("a") + long + line("b") + line("c") + long.dropLast()) {
            $0.maxArticleSize = 200
            $0.blockSize = blockSize
        }
        #expect(reading.ids == ["a", "b", "c"])
        #expect(reading.skipped.map(\.record) == [2, 5])
        #expect(Set(reading.reasons) == ["longer than 200 bytes; raise --max-article-size to read it"])
    }

    @Test func anEndlessLineIsGivenUp() {
        let reading = read(line("a") + String(repeating: "x", count: 100_000)) {
            $0.maxArticleSize = 1000
            $0.blockSize = 500
        }
        #expect(reading.ids == ["a"])
        #expect(
            reading.reasons == [
                "more than 64 times 1000 bytes without an end; the rest of the file was not read; read up to line 1"
            ])
        #expect(reading.batches.reduce(0) { $0 + $1.bytesRead } < 70_000)
    }

    /// Of equal keys the last counts, whatever it holds; of several keys for a
    /// field, the first that has a value then.
    @Test func theLastOfEqualKeysCounts() {
        let reading = read(
            """
            {"text": "old", "text": "new", "id": 1, "id": "2", "title": "T", "title": "U\\u0041"}
            {"text": "old", "text": null, "body": "b", "id": "x"}
            {"body": "b", "text": "old", "id": "x", "text": "", "body": "c"}
            {"text": 5, "text": "new", "id": "x", "id": null, "guid": "g"}
            {"text": ["old"], "text": ["new", "er"], "author": [{"name": "A", "name": "B"}], "id": "x"}
            """)
        #expect(reading.texts == ["new", "b", "c", "new", "new\n\ner"])
        #expect(reading.ids == ["2", "x", "x", "g", "x"])
        #expect(reading.articles.map(\.title) == ["UA", nil, nil, nil, nil])
        #expect(reading.articles[4][.byline] == "B")
    }

    @Test(arguments: [1, 64, 65, 200, 1024])
    func keysOfAnyLengthAreFound(count: Int) {
        let key = String(repeating: "k", count: count)
        let reading = read("{\"\(key)k\": \"no\", \"\(key)\": \"yes\"}") { $0.fieldNames = [.text: key] }
        #expect(reading.texts == ["yes"])
    }

    @Test func keysCanBeWrittenWithEscapes() {
        let reading = read(#"{"gr\u00f6\u00dfe": "yes", "a\"": "title", "x\\": 1}"#) {
            $0.fieldNames = [.text: "größe", .title: "a\""]
        }
        #expect(reading.texts == ["yes"])
        #expect(reading.articles.first?.title == "title")
    }

    /// A mark stands where files were put together.
    @Test func marksInTheMiddleLoseNothing() {
        let mark = "\u{FEFF}"
        for size in [1, 7, 1 << 20] {
            let reading = read(
                mark + mark + line("a") + mark + line("b") + " " + mark + "\n" + line("c").dropLast() + mark
                    + line("d") + mark
            ) { $0.blockSize = size }
            #expect(reading.ids == ["a", "b", "c", "d"])
            #expect(reading.skipped.isEmpty)
        }
    }

    @Test func linesThatEndInCRAloneAreNamed() {
        let reading = read(line("a").dropLast() + "\r" + line("b").dropLast() + "\r")
        #expect(
            reading.reasons == ["the lines end in CR alone, not in LF; convert them with tr '\\r' '\\n'"])
    }

    @Test func numbersThatAreNoneAreBroken() {
        let reading = read("{\"id\": 1\0, \"text\": \"a\"}\n{\"id\": 1x2, \"text\": \"a\"}\n" + line("after"))
        #expect(reading.ids == ["after"])
        #expect(Set(reading.reasons) == ["not valid JSON (a number is malformed)"])
    }

    @Test func anEmptyFileHasNoArticles() {
        let reading = read("")
        #expect(reading.articles.isEmpty && reading.skipped.isEmpty)
    }
}
