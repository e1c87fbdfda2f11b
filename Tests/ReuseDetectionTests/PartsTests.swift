import ArticleText
import Testing

@testable import ReuseDetection

@Suite("Shingle set")
struct ShingleSetTests {
    @Test("is a set, zero included, after any refill")
    func laws() {
        var dice = Dice(1)
        var set = ShingleSet()
        for size in [0, 1, 10, 5000, 3] {
            let hashes = (0..<size).map { _ in dice.next() % UInt64(2 * size) }
            set.fill(with: hashes)
            let expected = Set(hashes)
            #expect(set.count == expected.count)
            for hash in 0..<UInt64(2 * size + 2) { #expect(set.contains(hash) == expected.contains(hash)) }
        }
    }
}

@Suite("Families")
struct FamilyTests {
    private func verdict(_ first: Document, _ second: Document, _ score: Double) -> Verdict {
        Verdict(
            first: first, second: second, relation: .copy, score: score,
            overlap: Overlap(first: 10, second: 10, shared: 8), direction: .unknown)
    }

    @Test("A like B and B like C, but A not like C: only the stronger two")
    func bridge() {
        let families = FamilyBuilder([verdict(0, 1, 0.9), verdict(1, 2, 0.8)]) { _, _ in false }.families
        #expect(families == [[0, 1]])
    }

    @Test("a chain is joined where the missing pair is reuse after all")
    func chain() {
        let families = FamilyBuilder([verdict(0, 1, 0.9), verdict(1, 2, 0.8)]) { _, _ in true }.families
        #expect(families == [[0, 1, 2]])
    }

    @Test("depend on no order, over all graphs of four articles")
    func exhaustive() {
        let pairs: [(Document, Document)] = [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)]
        var dice = Dice(3)
        for mask in 0..<64 {
            let edges = pairs.enumerated().filter { mask >> $0.offset & 1 == 1 }.map {
                verdict($0.element.0, $0.element.1, 0.5 + Double($0.offset % 3) / 10)
            }
            let families = FamilyBuilder(edges) { _, _ in false }.families
            for _ in 0..<4 {
                #expect(FamilyBuilder(edges.shuffled(using: &dice)) { _, _ in false }.families == families)
            }
            #expect(Set(families.joined()).count == families.joined().count)
            for family in families {
                for member in family {
                    #expect(edges.contains { ($0.first == member || $0.second == member) }, "\(mask)")
                }
            }
        }
    }
}

@Suite("Evidence")
struct EvidenceTests {
    private func found(_ relation: Relation, _ one: String, _ other: String) -> [(Passage, String, String)] {
        let (first, second) = (Array(one.utf8), Array(other.utf8))
        var finder = EvidenceFinder()
        return finder.passages(of: relation, first[...], second[...]).map {
            (
                $0, String(decoding: first[$0.first], as: UTF8.self),
                String(decoding: second[$0.second], as: UTF8.self)
            )
        }
    }

    private func passages(_ one: String, _ other: String) -> [(String, String)] {
        found(.copy, one, other).map { ($0.1, $0.2) }
    }

    @Test("of a rewrite: sentences said in other words and another order, quotations as such")
    func rewrite() {
        let found = found(
            .rewrite,
            """
            The harbour master of Vestrahöfn said on Tuesday that the ferry had left nineteen minutes late \
            because two lorries were stuck on its ramp. Passengers told a different story when they reached \
            the island of Grimsey on Sunday evening, soaked and hungry.

            The cat of the captain slept through everything.

            “Nobody aboard this ferry was in any danger at any time, and nobody should tell you anything else \
            about that night, whatever the newspapers of the capital may have printed since,” he said.
            """,
            """
            Soaked and hungry, the passengers told another story on reaching the island of Grimsey on Sunday \
            evening. The ferry left nineteen minutes late as two lorries stuck on the ramp, the harbour master \
            of Vestrahöfn said on Tuesday.

            Taxes on barley will rise next year, and on malt.

            “Nobody aboard this ferry was in any danger at any time, and nobody should tell you anything else \
            about that night, whatever the newspapers of the capital may have printed since,” he said.
            """)
        #expect(found.map(\.0.kind) == [.reworded, .reworded, .quote])
        #expect(found[0].1.hasPrefix("The harbour master") && found[0].2.hasPrefix("The ferry left"))
        #expect(found[1].1.hasPrefix("Passengers told") && found[1].2.hasPrefix("Soaked"))
        #expect(!found.contains { $0.1.contains("cat") || $0.2.contains("barley") })
    }

    @Test("of identical texts: all of both, however often their words recur")
    func identical() {
        let found = found(.identical, " A b a b a b a b a b.\n", "a B a b a b a b a b!")
        #expect(found.map(\.1) == ["A b a b a b a b a b."])
        #expect(found.map(\.2) == ["a B a b a b a b a b!"])
        #expect(found.map(\.0.words) == [10])
    }

    @Test("run as far as the words do, over case and punctuation, in any order")
    func runs() {
        let found = passages(
            "One two three four five, six. Now something else; alpha beta gamma delta epsilon zeta",
            "ALPHA beta gamma delta epsilon zeta! Then: one two three four five six or not")
        #expect(found.map(\.0) == ["One two three four five, six", "alpha beta gamma delta epsilon zeta"])
        #expect(found.map(\.1) == ["one two three four five six", "ALPHA beta gamma delta epsilon zeta"])
    }

    @Test("a stretch is matched once; four words are the language's")
    func once() {
        let found = passages("a b c d e x", "a b c d e and again a b c d e")
        #expect(found.count == 1)
        #expect(passages("a b c d and more", "a b c d or less").isEmpty)
    }
}

@Suite("Comparison")
struct ComparisonTests {
    @Test("overlap counts different shingles exactly")
    func overlap() {
        var comparer = TextComparer(shingleWidth: 2)
        comparer.setFirst(comparer.cut(Array("a b c a b".utf8).span))
        let overlap = comparer.overlap(with: comparer.cut(Array("b c d".utf8).span))
        #expect(overlap == Overlap(first: 3, second: 2, shared: 1))
        #expect(overlap.jaccard == 0.25)
        #expect(overlap.secondInFirst == 0.5)
    }
}
