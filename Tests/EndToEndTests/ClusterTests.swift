import BuiltProgram
import Foundation
import Testing

@Suite("Cluster")
struct ClusterTests {
    private static let story = """
        The harbour master said the ferry had left nineteen minutes late because two lorries were stuck on \
        the ramp, and that nobody aboard had been in any danger at any time. Passengers told a different \
        story when they reached the island on Sunday evening.
        """
    private static let other = """
        Farmers in the northern valley have begun to sow a hardy kind of barley that needs a third less water, \
        after three dry springs in a row emptied the old reservoir above the village.
        """

    private func dump() throws -> TestFolder {
        let folder = try TestFolder()
        try folder.write(Self.story, to: "in/a.txt")
        try folder.write(
            "{\"id\": \"wire-1\", \"body\": \"\(Self.story)\", \"source\": \"Wire\"}\n", to: "in/b.jsonl")
        try folder.write(Self.other, to: "in/deep/er/c.txt")
        try folder.write("not an article", to: "in/README.md")
        try folder.write("hidden", to: "in/.hidden.txt")
        return folder
    }

    @Test("ids are paths within the folder, and records' own")
    func ids() throws {
        let outcome = try Program.run(["cluster", "in", "--format", "json"], in: dump())
        let report = try DecodedReport(outcome.output)
        #expect(outcome.status == 0)
        #expect(report.articles.map(\.id) == ["a.txt", "deep/er/c.txt", "wire-1"])
        #expect(report.families.map(\.members) == [["a.txt", "wire-1"]])
        #expect(report.pairs.map(\.relation) == ["identical"])
    }

    @Test("every bad neighbour is named and none harms the good ones")
    func neighbours() throws {
        let folder = try dump()
        try folder.write(Data([0xFF, 0xFE, 0x41]), to: "in/bad1.txt")
        try folder.write(Data([0x1F, 0x8B, 8, 0, 1]), to: "in/bad2.jsonl.gz")
        try folder.write("{]", to: "in/bad3.jsonl")
        #expect(mkfifo(folder.url.appendingPathComponent("in/bad4.txt").path, 0o600) == 0)
        let outcome = try Program.run(["cluster", "in", "--format", "json"], in: folder)
        let report = try DecodedReport(outcome.output)
        #expect(outcome.status == 3)
        #expect(report.families.map(\.members) == [["a.txt", "wire-1"]])
        #expect(
            Set(report.skipped.map(\.path)) == [
                "in/bad1.txt", "in/bad2.jsonl.gz", "in/bad3.jsonl", "in/bad4.txt",
            ])
        for skipped in report.skipped { #expect(outcome.errors.contains(skipped.reason)) }
    }

    @Test("a result goes to a file whole or not at all")
    func outputFile() throws {
        let folder = try dump()
        let outcome = try Program.run(["cluster", "in", "--format", "csv", "-o", "out.csv"], in: folder)
        #expect(outcome.status == 0)
        #expect(outcome.output.isEmpty)
        #expect(try folder.read("out.csv").hasPrefix("id,family,canonical,relation"))
        let left = try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted()
        #expect(left == ["in", "out.csv"])
    }

    @Test("articles come from standard input too")
    func standardInput() throws {
        let lines = Data(
            "{\"id\":\"1\",\"text\":\"\(Self.story)\"}\n{\"id\":\"2\",\"text\":\"\(Self.story)\"}\n".utf8)
        let outcome = try Program.run(["cluster", "-", "--format", "json"], input: lines)
        #expect(try DecodedReport(outcome.output).families.map(\.members) == [["1", "2"]])
    }

    @Test("JSON Lines carries what JSON does, one object a line")
    func jsonLines() throws {
        let folder = try dump()
        let whole = try DecodedReport(Program.run(["cluster", "in", "--format", "json"], in: folder).output)
        let lines = try Program.run(["cluster", "in", "--format", "jsonl"], in: folder).output.split(
            separator: "\n")
        let types = try lines.map { line in
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            return object?["type"] as? String
        }
        #expect(types.first == "report")
        #expect(types.count { $0 == "article" } == whole.articles.count)
        #expect(types.count { $0 == "pair" } == whole.pairs.count)
        #expect(types.count { $0 == "family" } == whole.families.count)
    }

    @Test("nothing in a title acts on the terminal or a spreadsheet")
    func hostileTitle() throws {
        let folder = try TestFolder()
        for name in ["a", "b"] {
            try folder.write("\u{1B}[2J\u{202E}=cmd|evil\n\(Self.story)", to: "\(name).txt")
        }
        let table = try Program.run(["cluster", "."], in: folder).output
        #expect(!table.contains("\u{1B}") && !table.contains("\u{202E}"))
        #expect(table.contains("=cmd|evil"))
        try folder.write("{\"id\":\"=1+1\",\"text\":\"\(Self.other)\"}", to: "c.jsonl")
        #expect(try Program.run(["cluster", ".", "--format", "csv"], in: folder).output.contains("\n'=1+1,"))
    }

    @Test("a reader that goes away is no error")
    func closedPipe() throws {
        let folder = try TestFolder()
        for number in 0..<3000 { try folder.write("\(Self.story) Edition \(number).", to: "\(number).txt") }
        let shell = Process()
        shell.executableURL = URL(fileURLWithPath: "/bin/sh")
        shell.arguments = ["-c", "\"$0\" cluster . --format jsonl | head -n 1", Program.binary.path]
        shell.currentDirectoryURL = folder.url
        let (output, errors) = (Pipe(), Pipe())
        shell.standardOutput = output
        shell.standardError = errors
        try shell.run()
        let first = output.fileHandleForReading.readDataToEndOfFile()
        shell.waitUntilExit()
        #expect(first.starts(with: Data("{\"type\":\"report\"".utf8)))
        #expect(errors.fileHandleForReading.readDataToEndOfFile().isEmpty)
    }
}
