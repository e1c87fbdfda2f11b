import ArticleText
import BuiltProgram
import Foundation
import Testing

/// Texts in which every place is like the start of something that is looked
/// for, from there on, to the end: reading one took as long as its length
/// squared.
@Suite("Scans of a text that never find their end", .timeLimit(.minutes(10)))
struct LongScanTests {
    private static let story = "The harbour ferry lost all of its power on Tuesday, the harbour master said."

    enum Kind: String, CaseIterable {
        case dots, stops, exclamations, slashes, brackets, openers, openersWithLinks, closers, credits, signs
        case agencies

        var text: String {
            switch self {
            case .dots: story + " " + String(repeating: ".", count: 200_000) + "a said no."
            case .stops: story + " " + String(repeating: ". . .a", count: 40_000)
            case .exclamations:
                String(repeating: "Reuters AP dpa ", count: 4000) + String(repeating: "!", count: 200_000)
                    + "x"
            case .slashes: String(repeating: "Reuters/A ", count: 40_000)
            case .brackets: String(repeating: "(Ada Baker/", count: 20_000) + ")"
            case .openers: story + "\n\n" + String(repeating: "More headlines\n", count: 20_000)
            case .openersWithLinks:
                story + "\n\n" + String(repeating: "More headlines\n• Ferry adrift\n", count: 10_000) + story
            case .closers: story + "\n\n" + String(repeating: "Leave a reply\n", count: 20_000)
            case .credits: String(repeating: "(AP Photo/Ada Quay) ", count: 20_000)
            case .signs: String(repeating: "© Reuters ", count: 20_000)
            case .agencies: String(repeating: "told Reuters, (AFP) – ", count: 20_000)
            }
        }
    }

    @Test("end, and what they find lies in the text", arguments: Kind.allCases)
    func parts(kind: Kind) {
        let bytes = Array(kind.text.utf8)
        let anatomy = Anatomy(of: bytes[...])
        var end = 0
        for part in anatomy.parts {
            #expect(part.range.lowerBound >= end && part.range.upperBound <= bytes.count)
            end = part.range.upperBound
        }
        for credit in anatomy.credits {
            #expect(credit.range.lowerBound >= 0 && credit.range.upperBound <= bytes.count)
        }
        end = 0
        for sentence in Sentences.ranges(in: bytes.span) {
            #expect(sentence.lowerBound >= end && !sentence.isEmpty && sentence.upperBound <= bytes.count)
            end = sentence.upperBound
        }
        for quotation in Quotations.ranges(in: bytes.span) { #expect(quotation.upperBound <= bytes.count) }
    }

    @Test(
        "are read from a file of one line and compared with another",
        arguments: [Kind.dots, .slashes, .exclamations])
    func program(kind: Kind) throws {
        let folder = try TestFolder()
        try folder.write(kind.text + "\n" + Stories.text(1), to: "d/a.txt")
        try folder.write(Stories.text(1) + "\n" + Self.story, to: "d/b.txt")
        let grouped = try Shell.run("$wirecopy cluster d --format json", in: folder)
        #expect(grouped.status == 0, "\(grouped.errors)")
        #expect(try DecodedReport(grouped.output).articles.map(\.id) == ["a.txt", "b.txt"])
        #expect(try Shell.run("$wirecopy compare d/a.txt d/b.txt", in: folder).status != 124)
    }
}
