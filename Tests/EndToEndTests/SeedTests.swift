import BuiltProgram
import Foundation
import Testing

/// The owner's five articles: 000 rewrites 001, the others share the theme.
@Suite("Seeds")
struct SeedTests {
    private static let seeds = Program.root.appendingPathComponent("seeds").path
    private static let rewrite = "000_a6d5b4730abb6639.txt"
    private static let source = "001_fc3c6a5c710a365c.txt"

    @Test("one family, the rewrite and its source, and no other reuse")
    func family() throws {
        let outcome = try Program.run(["cluster", Self.seeds, "--format", "json"])
        #expect(outcome.status == 0)
        #expect(outcome.errors.isEmpty)
        let report = try DecodedReport(outcome.output)
        #expect(report.schema == "wirecopy.report/1")
        #expect(report.articles.count == 5)
        #expect(report.families.map(\.members) == [[Self.rewrite, Self.source]])
        #expect(report.pairs.count == 1)
        let pair = try #require(report.pairs.first)
        #expect(pair.a == Self.rewrite && pair.b == Self.source)
        #expect(pair.relation == "rewrite" && pair.reuse)
        #expect((0.16...0.175).contains(pair.jaccard))
        #expect((0.29...0.31).contains(pair.containment.aInB))
        #expect(report.skipped.isEmpty)
    }

    @Test("every pair is compared if all relations are asked for, and none but one is reuse")
    func others() throws {
        let outcome = try Program.run(["cluster", Self.seeds, "--format", "json", "--all-relations"])
        let report = try DecodedReport(outcome.output)
        #expect(report.pairs.filter(\.reuse).count == 1)
        for pair in report.pairs where !pair.reuse {
            #expect(max(pair.containment.aInB, pair.containment.bInA) < 0.075)
        }
    }

    @Test("evidence stands where it says, in scalars of both texts, and covers the rewritten body")
    func evidence() throws {
        let outcome = try Program.run(["cluster", Self.seeds, "--format", "json", "--with-text"])
        let report = try DecodedReport(outcome.output)
        let pair = try #require(report.pairs.first)
        func passage(_ id: String, _ span: DecodedReport.Span) -> String {
            let text = report.articles.first { $0.id == id }?.text ?? ""
            return String(String.UnicodeScalarView(Array(text.unicodeScalars)[span.start..<span.end]))
        }
        let ours = pair.evidence.map { passage(pair.a, $0.a) }.joined(separator: "\n")
        let theirs = pair.evidence.map { passage(pair.b, $0.b) }.joined(separator: "\n")
        for words in [
            "reportedly agreed on a common position", "first foreign political guest", "greeting each other",
            "understanding and support", "Lavrov’s meeting", "115,000 troops", "ban Ukraine",
            "harsh economic",
        ] {
            #expect(ours.contains(words), "\(words)")
        }
        #expect(theirs.contains("elbow bumps") && theirs.contains("115,000 troops"))
        #expect(!theirs.contains("Sponsored Content") && !ours.contains("Min Read"))
        #expect(pair.evidence.allSatisfy { ["verbatim", "reworded", "quote"].contains($0.kind) })
    }

    @Test(
        "the same bytes for any order of files and any number of threads",
        arguments: ["table", "json", "jsonl", "csv", "html"])
    func determinism(format: String) throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.seeds).filter {
            $0.hasSuffix(".txt")
        }
        let paths = files.sorted().map { Self.seeds + "/" + $0 }
        let expected = try Program.run(["cluster", "--format", format, "--threads", "1"] + paths)
        #expect(expected.output.count > 100)
        for (threads, order) in [("1", Array(paths.reversed())), ("2", paths), ("5", paths.shuffled())] {
            let outcome = try Program.run(["cluster", "--format", format, "--threads", threads] + order)
            #expect(outcome.output == expected.output)
        }
    }

    @Test("compare ends with status 1 for the rewrite, 0 for the others")
    func compare() throws {
        let folder = Self.seeds + "/"
        let outcome = try Program.run(["compare", folder + Self.rewrite, folder + Self.source])
        #expect(outcome.status == 1)
        #expect(outcome.output.hasPrefix("rewrite: "))
        let other = try Program.run(["compare", folder + Self.rewrite, folder + "004_6a60f2d613b3c16d.txt"])
        #expect(other.status == 0)
        #expect(other.output.hasPrefix("unrelated: "))
    }

    @Test("the table reads as it did")
    func table() throws {
        let outcome = try Program.run(["cluster", Self.seeds])
        try Snapshot.expect(outcome.output, matches: "seeds-table")
    }
}
