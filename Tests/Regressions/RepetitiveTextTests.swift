import BuiltProgram
import Foundation
import Testing

/// Texts that say one thing again and again: counts left their range, and
/// every sentence was held against every other, in memory and in time.
@Suite("Repetitive texts", .serialized, .timeLimit(.minutes(10)))
struct RepetitiveTextTests {
    /// Two articles that share most of what they say.
    private static let pair = (
        """
        The harbour master of Vestrahofn said on Tuesday that the ferry had left nineteen minutes late because
        two lorries were stuck on its ramp. Passengers told a different story when they reached the island of
        Grimsey on Sunday evening, soaked and hungry. “Nobody aboard this ferry was in any danger at any time,
        and nobody should tell you anything else about that night, whatever the newspapers of the capital may
        have printed since,” he said. The company will pay for the hotel and for the dry clothes.

        """,
        """
        Soaked and hungry, the passengers told another story on reaching the island of Grimsey on Sunday
        evening. The ferry left nineteen minutes late as two lorries stuck on the ramp, the harbour master of
        Vestrahofn said on Tuesday. The company will pay for the hotel and for the dry clothes. “Nobody aboard
        this ferry was in any danger at any time, and nobody should tell you anything else about that night,
        whatever the newspapers of the capital may have printed since,” he said.

        """
    )
    private static let sentence =
        "The harbour master said on %@ that the northern %@ had left the quay late because of heavy wind. "

    enum Kind: String, CaseIterable {
        case word, quarter, variations, sentence, numbers, names
    }

    private static func word(_ number: Int) -> String {
        var rest = number &* 7919 &+ 12_345
        var word = ""
        for _ in 0..<3 {
            word += String("bcdfglmnprst".dropFirst(rest % 12).first!)
            rest /= 12
            word += String("aeiou".dropFirst(rest % 5).first!)
            rest /= 5
        }
        return word
    }

    private static func shortSentences(_ numbers: Range<Int>) -> String {
        numbers.map { number in
            (0..<4).map { word(number * 4 + $0) }.joined(separator: " ").capitalized + ". "
        }.joined()
    }

    private static func sentences(_ count: Int, _ number: (Int) -> Int, ferry: String?) -> String {
        (0..<count).map { place in
            let word = word(number(place))
            return String(
                format: sentence, ferry == nil ? "Tuesday" : word, ferry ?? (word + "y"))
        }.joined()
    }

    private static func texts(_ kind: Kind) -> (String, String) {
        switch kind {
        case .word:
            return (pair.0 + String(repeating: "ferry ", count: 50_000), pair.1)
        case .quarter:
            let shared = shortSentences(0..<2600)
            return (
                "Head\n\n" + shortSentences(20_000..<23_900) + shared + shortSentences(24_500..<28_400),
                "Head\n\n" + shortSentences(40_000..<43_900) + shared + shortSentences(44_500..<48_400)
            )
        case .variations:
            return (
                "Head\n\n" + sentences(8000, { $0 }, ferry: "ferry"),
                "Head\n\n" + sentences(8000, { $0 + 9000 }, ferry: "quay")
            )
        case .sentence:
            let again = String(repeating: String(format: sentence, "Tuesday", "ferry"), count: 10_500)
            return (pair.0 + again, pair.1 + again)
        case .numbers:
            let numbers = (0..<30_000).map { String(100_000 + 7 * $0) }.joined(separator: " ")
            return (pair.0 + "The winners are \(numbers).", pair.1)
        case .names:
            let names = (0..<8000).map { (word($0) + word($0 * 31 + 7)).capitalized }
            return (
                pair.0 + "Present were " + names.joined(separator: ", ") + ".",
                pair.1 + "Those present: " + names.reversed().joined(separator: ", ") + "."
            )
        }
    }

    @Test("are compared and grouped within bounds", arguments: Kind.allCases)
    func bounded(kind: Kind) throws {
        let folder = try TestFolder()
        let (one, other) = Self.texts(kind)
        try folder.write(one, to: "d/a.txt")
        try folder.write(other, to: "d/b.txt")
        // In bytes of addresses: a table of all sentences by all takes more.
        let bound = "prlimit --as=400000000"
        let compared = try Shell.run("\(bound) $wirecopy compare d/a.txt d/b.txt --format json", in: folder)
        #expect([0, 1].contains(compared.status), "\(compared.errors)")
        let grouped = try Shell.run("\(bound) $wirecopy cluster d --format json", in: folder)
        #expect(grouped.status == 0, "\(grouped.errors)")
        #expect(try DecodedReport(grouped.output).articles.count == 2)
    }
}
