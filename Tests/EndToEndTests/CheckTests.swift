import BuiltProgram
import Foundation
import Testing

@Suite("Check")
struct CheckTests {
    static let story = """
        The harbour master said the ferry had left nineteen minutes late because two lorries were stuck on \
        the ramp, and that nobody aboard had been in any danger at any time. Passengers told a different \
        story when they reached the island on Sunday evening.
        """
    static let other = """
        Farmers in the northern valley have begun to sow a hardy kind of barley that needs a third less water, \
        after three dry springs in a row emptied the old reservoir above the village.
        """

    private struct Decoded: Decodable {
        struct Checked: Decodable {
            let id: String
            let path: String
            let title: String?
            let words: Int
            let reuse: Bool
            let share: Double
            let sources: [Source]
        }
        struct Source: Decodable {
            let id: String
            let path: String
            let title: String?
            let publisher: String?
            let published: String?
            let a: String
            let b: String
            let relation: String
            let reuse: Bool
            let score: Double
        }
        let schema: String
        let checked: [Checked]
        let skipped: [DecodedReport.Skipped]
    }

    private func folder() throws -> TestFolder {
        let folder = try TestFolder()
        try folder.write(Self.story, to: "known/wire.txt")
        try folder.write(
            "{\"id\": \"r1\", \"text\": \"\(Self.story) The ferry line did not comment.\", \"source\": \"Post\"}\n"
                + "{\"id\": \"r2\", \"text\": \"\(Self.other)\"}\n", to: "known/more.jsonl")
        try folder.write(Self.story, to: "copy.txt")
        try folder.write(
            "Nothing of this has been printed anywhere: the moon was seen to hum.", to: "own.txt")
        return folder
    }

    private func check(_ arguments: String..., in folder: TestFolder) throws -> (Decoded, Program.Outcome) {
        let outcome = try Program.run(["check"] + arguments + ["--format", "json"], in: folder)
        return (try JSONDecoder().decode(Decoded.self, from: Data(outcome.output.utf8)), outcome)
    }

    @Test("copies are found, the likeliest source first")
    func copies() throws {
        let (report, outcome) = try check("copy.txt", "own.txt", "--against", "known", in: folder())
        #expect(outcome.status == 1)
        #expect(outcome.errors.isEmpty)
        #expect(report.schema == "wirecopy.check/1")
        #expect(report.checked.map(\.id) == ["copy.txt", "own.txt"])
        #expect(report.checked.map(\.reuse) == [true, false])
        let sources = report.checked[0].sources.filter(\.reuse)
        #expect(sources.map(\.id) == ["wire.txt", "r1"])
        #expect(sources.map(\.relation) == ["identical", "copy"])
        #expect(sources[1].publisher == "Post" && sources[1].path == "known/more.jsonl")
        #expect(sources.allSatisfy { $0.a == $0.id && $0.b == "copy.txt" })
        #expect(report.checked[0].share == 1)
        #expect(report.checked[1].share == 0)
    }

    @Test("status 0 without reuse, 3 if something could not be read, 1 if reuse was found all the same")
    func statuses() throws {
        let folder = try folder()
        #expect(try check("own.txt", "--against", "known", in: folder).1.status == 0)
        let (report, outcome) = try check("own.txt", "missing.txt", "--against", "known", in: folder)
        #expect(outcome.status == 3)
        #expect(report.skipped.map(\.path) == ["missing.txt"])
        #expect(try check("copy.txt", "missing.txt", "--against", "known", in: folder).1.status == 1)
        #expect(try check("copy.txt", "--against", "known", "--against", "gone", in: folder).1.status == 1)
        for (file, against) in [("missing.txt", "known"), ("copy.txt", "gone")] {
            let outcome = try Program.run(["check", file, "--against", against], in: folder)
            #expect(outcome.status == 2)
            #expect(outcome.output.isEmpty && !outcome.errors.isEmpty)
        }
    }

    @Test("an article of the collection is not its own source")
    func own() throws {
        let folder = try folder()
        let (report, _) = try check("known/wire.txt", "--against", "./known", in: folder)
        #expect(report.checked[0].sources.filter(\.reuse).map(\.id) == ["r1"])
        let (whole, outcome) = try check("known", "--against", "known", in: folder)
        #expect(outcome.status == 1)
        #expect(whole.checked.map(\.id) == ["r1", "r2", "wire.txt"])
        #expect(whole.checked.map(\.reuse) == [true, false, true])
    }

    @Test("--top says how many are listed that are no reuse")
    func top() throws {
        let folder = try TestFolder()
        for number in 0..<8 {
            try folder.write("Barley and water, harvest \(number). \(Self.other)", to: "in/\(number).txt")
        }
        try folder.write(
            "Water was short again and the barley failed, farmers in the valley say.", to: "x.txt")
        for (top, expected) in [("0", 0), ("3", 3)] {
            let (report, _) = try check("x.txt", "--against", "in", "--top", top, in: folder)
            #expect(report.checked[0].sources.count == expected)
        }
        let (report, _) = try check("x.txt", "--against", "in", in: folder)
        #expect(report.checked[0].sources.count == 5)
        let table = try Program.run(["check", "x.txt", "--against", "in"], in: folder).output
        #expect(table.contains("nearest articles without reuse"))
    }

    @Test("JSON Lines and CSV carry the same")
    func forms() throws {
        let folder = try folder()
        let arguments = ["check", "copy.txt", "own.txt", "--against", "known", "--top", "0"]
        let lines = try Program.run(arguments + ["--format", "jsonl"], in: folder).output
            .split(separator: "\n")
        #expect(lines.count == 3)
        #expect(lines[1].hasPrefix("{\"type\":\"checked\",\"id\":\"copy.txt\""))
        let rows = try Program.run(arguments + ["--format", "csv"], in: folder).output
            .split(separator: "\r\n")
        #expect(rows.count == 4)
        #expect(rows[1].hasPrefix("copy.txt,1,wire.txt,identical,true,1,1,1,"))
        #expect(rows[3] == "own.txt,,,,,,,,,,,")
    }

    @Test("the table reads as it did")
    func table() throws {
        let outcome = try Program.run(["check", "copy.txt", "own.txt", "--against", "known"], in: folder())
        try Snapshot.expect(outcome.output, matches: "check-table")
    }

    @Test("the owner's rewrite is found by its source")
    func seeds() throws {
        let seeds = Program.root.appendingPathComponent("seeds").path
        let outcome = try Program.run([
            "check", seeds + "/000_a6d5b4730abb6639.txt", "--against", seeds, "--format", "json",
        ])
        let report = try JSONDecoder().decode(Decoded.self, from: Data(outcome.output.utf8))
        #expect(outcome.status == 1)
        #expect(report.checked[0].sources.first?.id == "001_fc3c6a5c710a365c.txt")
        #expect(report.checked[0].sources.filter(\.reuse).count == 1)
    }
}
