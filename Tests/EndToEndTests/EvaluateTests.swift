import BuiltProgram
import Foundation
import Testing

@Suite("Evaluate")
struct EvaluateTests {
    private struct Decoded: Decodable {
        struct Label: Decodable {
            let label: String
            let reuse: Bool?
            let pairs: Int
            let flagged: Int
            let relations: [String: Int]
        }
        struct Pair: Decodable {
            let a: String
            let b: String
            let label: String
            let relation: String
            let candidate: Bool
        }
        let schema: String
        let pairs: Int
        let reuse: Int
        let precision: Double?
        let recall: Double?
        let f1: Double?
        let auc: Double?
        let candidateRecall: Double?
        let familyARI: Double?
        let directionAccuracy: Double?
        let creditedF1: Double?
        let labels: [Label]
        let wrong: Int
        let worst: [Pair]
        let skipped: [DecodedReport.Skipped]
    }

    private func dump() throws -> TestFolder {
        let folder = try TestFolder()
        let (story, other) = (CheckTests.story, CheckTests.other)
        try folder.write(
            """
            {"id": "wire", "text": "\(story)", "published": "2024-05-01T08:00:00Z"}
            {"id": "copy", "text": "\(story) And so on.", "published": "2024-05-01T09:00:00Z"}
            {"id": "early", "text": "Early: \(story)", "published": "2024-05-01T07:00:00Z"}
            {"id": "other", "text": "\(other)"}

            """, to: "dump.jsonl")
        return folder
    }

    private func evaluate(_ pairs: String, _ more: String..., in folder: TestFolder) throws -> (
        Decoded, Program.Outcome
    ) {
        try folder.write(pairs, to: "pairs")
        let outcome = try Program.run(
            ["evaluate", "dump.jsonl", "--pairs", "pairs", "--format", "json"] + more, in: folder)
        return (try JSONDecoder().decode(Decoded.self, from: Data(outcome.output.utf8)), outcome)
    }

    @Test("figures of a small set with every column")
    func figures() throws {
        let (report, outcome) = try evaluate(
            """
            b\tlabel\tkind\treuse\tdirection\tcredited\ta
            copy\tcopy\tlate\ttrue\ta>b\tfalse\twire
            early\tcopy\tearly\ttrue\ta>b\t\twire
            other\trewrite\t\ttrue\t?\t\twire
            other\trelated\t\tfalse\t\t\tcopy
            early\tsibling\t\teither\t\t\tcopy

            """, in: dump())
        #expect(outcome.status == 0)
        #expect(outcome.errors.isEmpty)
        #expect(report.schema == "wirecopy.evaluation/1")
        #expect((report.pairs, report.reuse) == (5, 3))
        #expect(report.precision == 1)
        #expect(report.recall == 0.6667)
        #expect(report.f1 == 0.8)
        #expect(report.candidateRecall == 0.6667)
        #expect(report.directionAccuracy == 0.5)
        #expect(report.labels.map(\.label) == ["copy/early", "copy/late", "rewrite", "related", "sibling"])
        #expect(report.labels.map(\.reuse) == [true, true, true, false, nil])
        #expect(report.wrong == 1)
        #expect(report.worst.map(\.label) == ["rewrite"])
        #expect(report.worst.map(\.candidate) == [false])
    }

    @Test("labels say what is reuse where no column does; families are held against them")
    func labels() throws {
        let (report, _) = try evaluate(
            """
            id_a,id_b,label
            wire,copy,"weak-dup(same, title)"
            wire,early,Verbatim
            "wire",other,weak-template-negative(rule)

            """, in: dump())
        #expect((report.precision, report.recall, report.auc) == (1, 1, 1))
        #expect(report.familyARI == 1)
        #expect(report.labels.map(\.label).contains("weak-dup(same, title)"))
        #expect(report.directionAccuracy == nil && report.creditedF1 == nil)
    }

    @Test("ids that no article has are named and skipped")
    func unknown() throws {
        let (report, outcome) = try evaluate(
            "first\tsecond\tlabel\nwire\tcopy\tcopy\nwire\tnobody\tcopy\nlonely\n", in: dump())
        #expect(outcome.status == 3)
        #expect(report.pairs == 1)
        #expect(report.skipped.count == 2)
        #expect(outcome.errors.contains("'pairs' line 3: no article has the id 'nobody'"))
        #expect(outcome.errors.contains("'pairs' line 4: the line does not name two articles"))
    }

    @Test("CSV has every pair, in the order of the file")
    func everyPair() throws {
        let folder = try dump()
        try folder.write("a\tb\tlabel\nother\twire\tnone\nwire\tcopy\tcopy\n", to: "pairs.tsv")
        let arguments = ["evaluate", "dump.jsonl", "--pairs", "pairs.tsv", "--format"]
        let rows = try Program.run(arguments + ["csv"], in: folder).output.split(separator: "\r\n")
        #expect(rows.count == 3)
        #expect(rows[1].hasPrefix("other,wire,none,false,unrelated,false,false,"))
        #expect(rows[2].hasPrefix("wire,copy,copy,true,copy,true,false,"))
        #expect(rows[2].hasSuffix(",true"))
        let table = try Program.run(arguments + ["table"], in: folder).output
        #expect(table.contains("1 reuse, 1 not"))
        #expect(!table.contains("wrongly"))
    }
}
