import BuiltProgram
import Foundation
import Testing

/// Dates that were read as others, and named the wrong original for certain.
@Suite("Written dates")
struct WrittenDateTests {
    /// `2025-03-04T10:30Z`, against which the others stand.
    private static let halfPastTen = "2025-03-04T10:30:00Z"

    private static let text = """
        A commuter ferry carrying 212 passengers lost all electrical power in the outer harbour on Tuesday \
        morning and drifted for almost an hour before two tugs reached it. Nobody was hurt, the harbour \
        master said, but eleven people were treated for seasickness on the quay. The ferry had left the \
        island at a quarter past six and was within sight of the breakwater when its generators stopped, \
        one after the other, for reasons that the company could not explain. Divers will look at the hull \
        on Wednesday, and the morning service is replaced by buses until the end of the week.
        """

    /// Which of two records with the same text but for a sentence is the source.
    private func direction(_ first: String, _ second: String) throws -> (arrow: String, confidence: Double) {
        let folder = try TestFolder()
        let records = [
            ("a", first, " It was towed to the east."), ("b", second, " It was towed to the west."),
        ]
        let lines = try records.map { id, published, ending in
            let record = ["id": id, "published": published, "text": Self.text + ending]
            return String(decoding: try JSONSerialization.data(withJSONObject: record), as: UTF8.self)
        }
        try folder.write(lines.joined(separator: "\n") + "\n", to: "feed.jsonl")
        let outcome = try Program.run(["cluster", "feed.jsonl", "--format", "json"], in: folder)
        #expect(outcome.status == 0, "\(outcome.status) \(outcome.errors)")
        let pair = try #require(try DecodedReport(outcome.output).pairs.first)
        return (pair.direction, pair.directionConfidence)
    }

    private func expect(_ first: String, isBefore second: String) throws {
        for (one, other, arrow) in [(first, second, "a>b"), (second, first, "b>a")] {
            let found = try direction(one, other)
            #expect(found.arrow == arrow, "\(one) beside \(other): \(found)")
            #expect(found.confidence > 0.9)
        }
    }

    @Test(
        "the zone of a clock is heeded",
        arguments: [
            ("Tue, 04 Mar 2025 06:00:00 EST", false), ("Tue, 04 Mar 2025 03:00:00 PST", false),
            ("Tue, 04 Mar 2025 11:00:00 CET", true), ("Tue, 04 Mar 2025 19:00:00 JST", true),
        ])
    func zones(_ written: String, _ isBefore: Bool) throws {
        if isBefore {
            try expect(written, isBefore: Self.halfPastTen)
        } else {
            try expect(Self.halfPastTen, isBefore: written)
        }
    }

    @Test(
        "the clock of another zone is no year",
        arguments: [
            "March 8 18:30 (1830 GMT) 2025", "8 March 18:30 (1830 GMT) 2025", "Mar 8, 18:30 (1830 GMT), 2025",
            "Sat Mar 8 18:30 1830 GMT 2025", "Mar 8 6:30 PM local 1730 GMT 2025",
        ])
    func twoClocks(_ written: String) throws {
        try expect(Self.halfPastTen, isBefore: written)
    }

    @Test("afternoon comes after morning", arguments: ["Mar 4, 2025 3:00 PM", "2025-03-04 3:00pm"])
    func afternoon(_ written: String) throws {
        try expect("2025-03-04 10:30:00", isBefore: written)
    }

    @Test("fourteen digits are a clock of the calendar")
    func fourteenDigits() throws {
        try expect("20250304070000", isBefore: "20250304103000")
        try expect("20250303070000", isBefore: Self.halfPastTen)
    }

    @Test("a Unix time is in the unit that its size shows")
    func units() throws {
        try expect("1741082400000000", isBefore: Self.halfPastTen)
        try expect(Self.halfPastTen, isBefore: "1741100400000000")
    }

    @Test(
        "a time that is ambiguous, impossible or not known decides nothing",
        arguments: [
            "2025-03-04", "2025030401", "2025-02-31", "2025-03-04 25:61", "1970-01-01T00:00:00Z",
            "Tue, 04 Mar 2025 06:00:00 America/New_York", "Tue, 04 Mar 2025 06:00:00 XYZ",
            "03/04/2025 3:00 PM", "March 4 18:30 (1830 GMT)",
            "2022-02-31 99999999999999999:00", "2025-03-04 99999999999999999:00",
        ])
    func undecided(_ written: String) throws {
        let found = try direction(written, Self.halfPastTen)
        #expect(found.arrow == "unknown", "\(written): \(found)")
    }

    @Test(
        "the usual forms are read",
        arguments: [
            "20250304T070000Z", "Tue Mar 04 07:00:00 +0000 2025", "02 Mar 25", "20250302", "March 2nd, 2025",
            "2. März 2025", "2 de marzo de 2025", "2 марта 2025", "02.03.2025",
        ])
    func forms(_ written: String) throws {
        try expect(written, isBefore: Self.halfPastTen)
    }

    @Test("no date is so odd that an article is out of every window")
    func window() throws {
        let folder = try TestFolder()
        for (name, published) in [("a", "20250304070000"), ("b", "2025-03-04T10:30:00Z")] {
            let record = [
                "id": name, "published": published, "text": Self.text + " The \(name) pier is shut.",
            ]
            try folder.write(try JSONSerialization.data(withJSONObject: record), to: "in/\(name).json")
        }
        let outcome = try Program.run(
            ["watch", "in", "--archive", "archive", "--once", "--settle", "0", "--window", "7d"], in: folder)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.errors.contains("1 flagged"), "\(outcome.errors)")
    }
}
