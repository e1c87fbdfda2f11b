import BuiltProgram
import Foundation
import Testing

/// What the program says when something is wrong, word for word.
@Suite("Messages")
struct MessageTests {
    private struct Case {
        let name: String
        let arguments: [String]
        var files: [String: Data] = [:]
        var input: Data?
    }

    private static let good = String(repeating: "Enough words to be read as an article. ", count: 5)

    private static let cases: [Case] = [
        Case(name: "no command", arguments: []),
        Case(name: "unknown command", arguments: ["clutser"]),
        Case(name: "no path", arguments: ["cluster"]),
        Case(name: "unknown option", arguments: ["cluster", ".", "--thread", "2"]),
        Case(name: "bad format", arguments: ["cluster", ".", "--format", "xml"]),
        Case(name: "similarity out of range", arguments: ["cluster", ".", "--similarity", "7"]),
        Case(name: "shingle width out of range", arguments: ["cluster", ".", "--shingle-width", "0"]),
        Case(name: "threads out of range", arguments: ["cluster", ".", "--threads", "0"]),
        Case(name: "bad size", arguments: ["cluster", ".", "--max-article-size", "much"]),
        Case(name: "no archive", arguments: ["archive", "stats", "--archive", "nowhere"]),
        Case(name: "no archive command", arguments: ["archive"]),
        Case(name: "bad time", arguments: ["archive", "compact", "--archive", "a", "--keep", "90"]),
        Case(
            name: "collection and archive",
            arguments: ["check", "a.txt", "--against", "b", "--archive", "c"]),
        Case(
            name: "archive is a file", arguments: ["archive", "compact", "--archive", "a.txt"],
            files: ["a.txt": Data(good.utf8)]),
        Case(name: "missing file", arguments: ["cluster", "nowhere.txt"]),
        Case(name: "empty folder", arguments: ["cluster", "."]),
        Case(name: "pattern without match", arguments: ["cluster", "*.txt"]),
        Case(
            name: "empty file", arguments: ["cluster", "a.txt", "b.txt"],
            files: ["a.txt": Data(), "b.txt": Data(good.utf8)]),
        Case(
            name: "one word", arguments: ["cluster", "."],
            files: ["a.txt": Data("word".utf8), "b.txt": Data(good.utf8)]),
        Case(
            name: "not UTF-8", arguments: ["cluster", "."],
            files: ["a.txt": Data("caf".utf8) + [0xE9] + Data(" in Latin-1".utf8), "b.txt": Data(good.utf8)]),
        Case(
            name: "NUL bytes", arguments: ["cluster", "."],
            files: ["a.txt": Data([0x61, 0, 0x62]), "b.txt": Data(good.utf8)]),
        Case(
            name: "bad lines", arguments: ["cluster", "dump.jsonl"],
            files: [
                "dump.jsonl": Data(
                    """
                    {"id": "1", "text": "\(good)"}
                    {"id": "2", "text": "\(good)
                    {"id": "3"}
                    {"id": "4", "text": 5}
                    {"id": "5", "text": ""}
                    {"id": "1", "text": "The same id, other words: \(good)"}

                    """.utf8)
            ]),
        Case(
            name: "text field not there", arguments: ["cluster", "dump.jsonl", "--text-field", "story"],
            files: ["dump.jsonl": Data("{\"text\": \"\(good)\"}\n".utf8)]),
        Case(
            name: "too large", arguments: ["cluster", ".", "--max-article-size", "150"],
            files: ["a.txt": Data(good.utf8), "b.txt": Data(good.prefix(100).utf8)]),
        Case(name: "bad input on stdin", arguments: ["cluster", "-"], input: Data("{\"text\": \n".utf8)),
        Case(
            name: "output folder not there", arguments: ["cluster", "a.txt", "-o", "no/such/file"],
            files: ["a.txt": Data(good.utf8)]),
        Case(
            name: "compare with a missing file", arguments: ["compare", "a.txt", "b.txt"],
            files: ["a.txt": Data(good.utf8)]),
        Case(
            name: "compare a dump", arguments: ["compare", "a.txt", "dump.jsonl"],
            files: [
                "a.txt": Data(good.utf8),
                "dump.jsonl": Data("{\"text\": \"\(good)\"}\n{\"text\": \"\(good)\"}\n".utf8),
            ]),
        Case(
            name: "compare as CSV", arguments: ["compare", "a.txt", "a.txt", "--format", "csv"],
            files: ["a.txt": Data(good.utf8)]),
        Case(name: "check against nothing", arguments: ["check", "a.txt"]),
        Case(
            name: "check with a missing collection", arguments: ["check", "a.txt", "--against", "gone"],
            files: ["a.txt": Data(good.utf8)]),
        Case(
            name: "check against an empty folder", arguments: ["check", "../a.txt", "--against", "."],
            files: ["a.md": Data(good.utf8)]),
        Case(name: "check stdin against stdin", arguments: ["check", "-", "--against", "-"]),
        Case(name: "top out of range", arguments: ["check", "a.txt", "--against", ".", "--top", "1001"]),
        Case(name: "watch without an inbox", arguments: ["watch", "--archive", "archive"]),
        Case(name: "watch without an archive", arguments: ["watch", "."]),
        Case(
            name: "watch with the archive inside", arguments: ["watch", ".", "--archive", "in", "--once"],
            files: ["a.txt": Data(good.utf8)]),
        Case(name: "watch a folder that is not there", arguments: ["watch", "gone", "--archive", "archive"]),
        Case(
            name: "watch with a bad span", arguments: ["watch", ".", "--archive", "archive", "--keep", "90"]),
        Case(
            name: "watch settling for ever", arguments: ["watch", ".", "--archive", "a", "--settle", "9999"]),
        Case(
            name: "watch with no configuration", arguments: ["watch", ".", "--config", "gone.conf", "--once"]),
        Case(
            name: "watch with an unknown setting", arguments: ["watch", ".", "--config", "w.conf", "--once"],
            files: ["w.conf": Data("# ours\nsetle = 5\n".utf8)]),
        Case(
            name: "watch with a bad setting", arguments: ["watch", ".", "--config", "w.conf", "--once"],
            files: ["w.conf": Data("log-level = loud\n".utf8)]),
        Case(name: "evaluate without pairs", arguments: ["evaluate", "."]),
        Case(
            name: "evaluate with a missing pairs file",
            arguments: ["evaluate", ".", "--pairs", "labels.tsv"],
            files: ["a.txt": Data(good.utf8)]),
        Case(
            name: "evaluate with one column", arguments: ["evaluate", "a.txt", "--pairs", "labels.tsv"],
            files: ["a.txt": Data(good.utf8), "labels.tsv": Data("id\na.txt\n".utf8)]),
        Case(
            name: "evaluate with foreign ids", arguments: ["evaluate", "a.txt", "--pairs", "labels.tsv"],
            files: ["a.txt": Data(good.utf8), "labels.tsv": Data("a\tb\tlabel\nx\ty\tcopy\n".utf8)]),
        Case(
            name: "evaluate with unknown labels", arguments: ["evaluate", ".", "--pairs", "labels.tsv"],
            files: [
                "a.txt": Data(good.utf8), "b.txt": Data(good.utf8),
                "labels.tsv": Data("a\tb\tlabel\na.txt\tb.txt\tclose\n".utf8),
            ]),
        Case(
            name: "evaluate as JSON Lines",
            arguments: ["evaluate", ".", "--pairs", "labels.tsv", "--format", "jsonl"]),
    ]

    @Test("read as they did")
    func messages() throws {
        var text = ""
        for test in Self.cases {
            let folder = try TestFolder()
            for (name, data) in test.files { try folder.write(data, to: name) }
            let outcome = try Program.run(test.arguments, in: folder, input: test.input)
            text += "## \(test.name)\n$ wirecopy \(test.arguments.joined(separator: " "))\n"
            text += outcome.errors + "[\(outcome.status)]\n\n"
        }
        try Snapshot.expect(text, matches: "messages")
    }
}
