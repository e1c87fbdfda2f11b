import BuiltProgram
import Foundation
import Testing

@Suite("Compare")
struct CompareTests {
    private static let wire = """
        {"id": "wire-1", "title": "Ferry leaves nineteen minutes late after lorries block the ramp", \
        "publisher": "Northern Wire", "published": "2025-03-01T10:00:00Z", "text": "The harbour master said the \
        ferry had left nineteen minutes late because two lorries were stuck on the ramp, and that nobody aboard \
        had been in any danger at any time. Passengers told a different story when they reached the island on \
        Sunday evening. 港務局長表示渡輪因兩輛貨車卡在坡道上而延誤了十九分鐘但船上無人遇險。"}
        """
    private static let daily = """
        {"id": "daily-7", "title": "Ferry chaos", "publisher": "The Daily Harbour", \
        "published": "2025-03-01T12:14:00Z", "text": "Passengers told a different story when they reached the \
        island on Sunday evening. Earlier the harbour master said the ferry had left nineteen minutes late \
        because two lorries were stuck on the ramp. 港務局長表示渡輪因兩輛貨車卡在坡道上而延誤了十九分鐘。"}
        """

    private func folder() throws -> TestFolder {
        let folder = try TestFolder()
        try folder.write(Self.wire, to: "a.json")
        try folder.write(Self.daily, to: "b.json")
        return folder
    }

    @Test("the table reads as it did, with wide characters in line")
    func table() throws {
        let outcome = try Program.run(["compare", "a.json", "b.json"], in: folder())
        #expect(outcome.status == 1)
        try Snapshot.expect(outcome.output, matches: "compare-table")
    }

    @Test("--explain is taken, and says no less")
    func explain() throws {
        let folder = try folder()
        let plain = try Program.run(["compare", "a.json", "b.json"], in: folder)
        let explained = try Program.run(["compare", "a.json", "b.json", "--explain"], in: folder)
        #expect(explained.status == 1 && explained.errors.isEmpty)
        for line in plain.output.split(separator: "\n") { #expect(explained.output.contains(line)) }
    }

    @Test("nothing in an article acts on the terminal")
    func hostile() throws {
        let folder = try TestFolder()
        let words = "The harbour master said the ferry had left nineteen minutes late because of two lorries"
        for name in ["a", "b"] {
            try folder.write(
                "\u{1B}[2J\u{202E}title\n\(words)\u{1B}[31m stuck\u{9B}1m on the ramp", to: "\(name).txt")
        }
        let output = try Program.run(["compare", "a.txt", "b.txt"], in: folder).output
        for scalar in output.unicodeScalars {
            #expect(scalar == "\n" || ![.control, .format].contains(scalar.properties.generalCategory))
        }
    }
}
