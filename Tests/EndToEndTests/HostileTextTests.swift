import BuiltProgram
import Foundation
import Testing

/// Articles that try to act on whoever reads about them.
@Suite("Hostile text")
struct HostileTextTests {
    private static let story = CheckTests.story
    /// What acts on a terminal, on a reader's eye or on a spreadsheet.
    private static let attacks = [
        "\u{1B}[2J\u{1B}]0;owned\u{7}", "\u{9B}31m", "\u{0}\u{8}\u{7F}", "\u{202E}gpj.exe\u{2066}",
        "\r\nHTTP/1.1 200",
        "\u{2028}\u{85}next", "<script>alert(1)</script>", "\u{200F}\u{61C}",
    ]
    private static let formulas = [
        "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\u{FEFF}=1", " =1", "=\u{301}1", "＝1", "\u{202E}=1",
        "\"=1\"", "=\"\",1",
    ]

    /// A dump and loose files whose every field is an attack.
    private static func folder() throws -> TestFolder {
        let folder = try TestFolder()
        var lines = Data()
        for (number, formula) in formulas.enumerated() {
            let attack = attacks.joined(separator: " ")
            lines += try JSONSerialization.data(withJSONObject: [
                // The pairs file has an id a line.
                "id": formula + attack.replacing("\r\n", with: "") + "\(number / 2)",
                "title": formula + attack,
                "publisher": formula + attack,
                "published": formula + attack, "text": attack + "\n\(story)\n" + attack + " \(number)",
            ])
            lines.append(UInt8(ascii: "\n"))
        }
        try folder.write(lines, to: "dump.jsonl")
        for name in ["a\u{1B}[2J\u{202E}.txt", "=b\u{9B}31m.txt"] {
            // A file with a NUL is taken for a binary one.
            let attack = attacks.joined(separator: " ").replacing("\0", with: "")
            try folder.write("\(attack)\n\(story)", to: "files/\(name)")
        }
        try folder.write(
            "a\tb\tlabel\n" + ids(lines).prefix(2).joined(separator: "\t") + "\t=1\u{1B}[2J", to: "labels.tsv"
        )
        return folder
    }

    /// A field as it is read.
    private static func read(_ field: String) -> String { field.replacing("\0", with: "\u{FFFD}") }

    private static func ids(_ lines: Data) -> [String] {
        lines.split(separator: UInt8(ascii: "\n")).compactMap {
            (try? JSONDecoder().decode([String: String].self, from: $0))?["id"].map(read)
        }
    }

    private static let files = ["files/a\u{1B}[2J\u{202E}.txt", "files/=b\u{9B}31m.txt"]

    private static let commands: [[String]] =
        ["table", "json", "jsonl", "csv", "html"].map { ["cluster", "dump.jsonl", "files", "--format", $0] }
        + ["table", "json", "jsonl", "csv"].map {
            ["check", "files", "--against", "dump.jsonl", "--format", $0]
        }
        + ["table", "json", "html"].map { ["compare"] + files + ["--format", $0] }
        + ["table", "json", "csv"].map {
            ["evaluate", "dump.jsonl", "--pairs", "labels.tsv", "--format", $0]
        }
        + [
            ["cluster", "dump.jsonl", "--format", "json", "--with-text"], ["compare"] + files + ["--explain"],
            ["cluster", "gone\u{1B}[2J\u{202E}.txt"], ["cluster", "--form\u{9B}at", "x"],
            ["evaluate", "dump.jsonl", "--pairs", "no\u{1B}c.tsv"], ["compare", files[0], "dump.jsonl"],
            ["cluster", "dump.jsonl", "-o", "no\u{1B}c/x"],
        ]

    /// Controls other than the line breaks of the format, direction marks,
    /// lines Unicode breaks.
    private static func acts(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0A: false
        case 0..<0x20, 0x7F..<0xA0, 0x61C, 0x200E, 0x200F, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069:
            true
        default: false
        }
    }

    @Test("acts on nobody who sees an output or a message", arguments: commands)
    func inert(_ arguments: [String]) throws {
        let outcome = try Program.run(arguments, in: Self.folder())
        #expect(!(outcome.output + outcome.errors).isEmpty)
        let output = outcome.output.replacing("\r\n", with: arguments.contains("csv") ? "\n" : "\r\n")
        for (name, text) in [("output", output), ("messages", outcome.errors)] {
            let acting = Set(text.unicodeScalars.filter(Self.acts).map { String($0.value, radix: 16) })
            #expect(acting.isEmpty, "\(name) of \(arguments): \(acting.sorted())")
        }
        if outcome.status == 2 { #expect(outcome.output.isEmpty) }
    }

    @Test("stands in JSON as it was")
    func faithful() throws {
        let folder = try Self.folder()
        let report = try DecodedReport(
            Program.run(["cluster", "dump.jsonl", "--format", "json", "--with-text"], in: folder).output)
        let lines = try folder.read("dump.jsonl").split(separator: "\n").map {
            try JSONDecoder().decode([String: String].self, from: Data($0.utf8))
        }
        #expect(Set(report.articles.map(\.title)) == Set(lines.map { $0["title"].map(Self.read) }))
        #expect(Set(report.articles.map(\.text)) == Set(lines.map { $0["text"].map(Self.read) }))
        #expect(report.pairs.count > 10)
    }

    @Test("is no formula in a spreadsheet")
    func formulas() throws {
        let folder = try Self.folder()
        for command in Self.commands where command.contains("csv") {
            let output = try Program.run(command, in: folder).output
            var cells = 0
            for row in output.split(separator: "\r\n").dropFirst() {
                for cell in Self.cells(String(row)) {
                    let sign = cell.unicodeScalars.first {
                        $0.properties.generalCategory != .format && $0 != " "
                    }
                    if let sign { #expect(!"=+-@＝＋－＠".unicodeScalars.contains(sign), "\(cell)") }
                    cells += 1
                }
            }
            #expect(cells > 10)
        }
    }

    /// The cells of a row, unquoted.
    private static func cells(_ row: String) -> [String] {
        var cells = [""]
        var isQuoted = false
        // Two quotation marks in a row are one of the cell.
        for scalar in row.replacing("\"\"", with: "”").unicodeScalars {
            switch scalar {
            case "\"": isQuoted.toggle()
            case "," where !isQuoted: cells.append("")
            default: cells[cells.count - 1].unicodeScalars.append(scalar)
            }
        }
        return cells
    }
}
