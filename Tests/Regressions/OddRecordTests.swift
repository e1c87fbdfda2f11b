import ArticleReading
import ArticleText
import BuiltProgram
import Foundation
import Testing

/// JSON that is odd but means something.
@Suite("Odd records")
struct OddRecordTests {
    private func read(
        _ text: String, name: String = "a.jsonl", limit: Int = 1 << 20
    ) -> LoadedFileReader.Content {
        var reader = LoadedFileReader(limit: limit)
        return reader.read([UInt8](text.utf8), name: name)
    }

    @Test("NUL is in no field", arguments: Article.Field.allCases)
    func nul(field: Article.Field) {
        let key = field == .language ? "lang" : "\(field)"
        let text = field == .text ? "" : ", \"text\": \"Words\""
        for value in ["\"a\\u0000b\"", "\"\\u0000\""] {
            let content = read("{\"\(key)\": \(value)\(text)}")
            let found = content.articles.first?[field] ?? ""
            #expect(found.unicodeScalars.contains("\u{FFFD}") && !found.utf8.contains(0), "\(key)")
        }
        let raw = read("{\"\(key)\": 1\0\(text)}")
        #expect(raw.articles.count + raw.skipped.count == 1, "\(key)")
        #expect(raw.articles.allSatisfy { $0[field]?.utf8.contains(0) != true })
    }

    @Test("the last of two equal keys counts, as in Python, JavaScript and jq")
    func equalKeys() {
        let content = read(#"{"id": "a", "text": "Old", "id": "b", "text": "New"}"#)
        #expect(content.articles.map(\.id) == ["b"])
        #expect(content.articles.map { String(decoding: $0.text, as: UTF8.self) } == ["New"])
    }

    @Test("a mark of UTF-8 between records loses none", arguments: ["a.jsonl", "a.json"])
    func marks(name: String) {
        let (a, b) = (#"{"id": "a", "text": "A"}"#, #"{"id": "b", "text": "B"}"#)
        for text in [
            "\u{FEFF}\(a)\n\u{FEFF}\(b)\n", "\(a)\u{FEFF}\(b)", "\(a)\n\u{FEFF}\u{FEFF}\(b)\n\u{FEFF}",
        ] {
            let content = read(text, name: name)
            #expect(content.articles.map(\.id) == ["a", "b"])
            #expect(content.skipped.isEmpty)
        }
    }

    @Test("any number of records with marks between them is read in one go")
    func manyMarks() {
        let records = (0..<50_000).map { #"{"id": "\#($0)", "text": "A"}"# }
        let content = read(records.joined(separator: "\u{FEFF}"), limit: 8 << 20)
        #expect(content.articles.count == records.count)
        #expect(content.skipped.isEmpty)
        // What follows the last of them is not passed over in silence.
        let more = read(records[..<3].joined(separator: "\u{FEFF}") + " {}")
        #expect(more.articles.map(\.id) == ["0", "1"])
        #expect(more.skipped.map(\.reason) == ["not valid JSON (something follows the object)"])
    }

    @Test("of very many records too short to compare the first are named and the rest counted")
    func manyShort() throws {
        let folder = try TestFolder()
        let lines = (0..<2000).map { #"{"id": "\#($0)", "text": "Two words"}"# + "\n" }
        try folder.write(lines.joined(), to: "a.jsonl")
        for threads in ["1", "2"] {
            let outcome = try Program.run(["cluster", "a.jsonl", "--threads", threads], in: folder)
            #expect(outcome.status == 2)
            let said = outcome.errors.split(separator: "\n")
            #expect(said.count <= 51)
            #expect(said.last?.contains("1,950 more records with too few words") == true, "\(outcome.errors)")
        }
    }

    @Test("a key may be long, and no key is wrong usage")
    func keyNames() throws {
        let folder = try TestFolder()
        let key = String(repeating: "k", count: 65)
        try folder.write(
            "{\"\(key)\": \"Some words of a text that is found under its key\"}\n", to: "a.jsonl")
        #expect(try Program.run(["cluster", "a.jsonl", "--text-field", key], in: folder).status == 0)
        for name in ["", String(repeating: "k", count: 5000)] {
            let outcome = try Program.run(["cluster", "a.jsonl", "--text-field", name], in: folder)
            #expect(outcome.status == 2)
            #expect(outcome.errors.hasPrefix("wirecopy: '--text-field' must "))
        }
    }

    @Test("a key that all records lack is named once")
    func lackingKey() throws {
        let folder = try TestFolder()
        let lines = (0..<1318).map { #"{"id": "\#($0)", "title": "T", "text": "Some words"}"# + "\n" }
        try folder.write(lines.joined(), to: "a.jsonl")
        let outcome = try Program.run(["cluster", "a.jsonl", "--text-field", "nosuch"], in: folder)
        #expect(
            outcome.errors == """
                wirecopy: 'a.jsonl': "nosuch" is missing in 1318 records; the first, line 1, has the keys \
                id, title, text; name the field with --text-field

                """)
    }

    @Test("elements of an array are records, not lines")
    func places() throws {
        let folder = try TestFolder()
        try folder.write("[{\"id\": \"a\", \"text\": \"x y\"},\n\n\n 5]", to: "a.json")
        let outcome = try Program.run(["cluster", "a.json"], in: folder)
        #expect(outcome.errors.contains("'a.json' record 2: not a JSON object"))
        #expect(outcome.errors.contains("'a.json' record 1: the text has 2 words"))
    }
}
