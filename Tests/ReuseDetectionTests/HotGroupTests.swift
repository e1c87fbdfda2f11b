import ArticleText
import Testing

@testable import ReuseDetection

/// Very many texts that have something in common, whose pairs would be the
/// square of them. Counted, not timed.
@Suite("Crowds of like texts")
struct HotGroupTests {
    /// Copies of one template, each with a few words of its own.
    private func template(_ count: Int) -> Detection {
        var dice = Dice(17)
        let words = dice.words(150)
        return Detector().detect(
            in: Articles(
                (0..<count).map { number in
                    var copy = words
                    for place in [20, 75, 130] { copy[place] = dice.words(1)[0] }
                    return .init(id: "a\(10_000 + number)", text: prose(copy))
                }))
    }

    /// Texts of their own that share one paragraph.
    private func paragraph(_ count: Int) -> Detection {
        var dice = Dice(23)
        let shared = prose(dice.words(60))
        return Detector().detect(
            in: Articles(
                (0..<count).map { number in
                    .init(
                        id: "a\(10_000 + number)",
                        text: prose(dice.words(60)) + "\n\n" + shared + "\n\n" + prose(dice.words(40)))
                }))
    }

    private func candidates(_ detection: Detection) -> Int {
        detection.statistics.nearDuplicateCandidates + detection.statistics.rewriteCandidates
    }

    @Test("copies of one template are one family, for work in proportion to them")
    func templates() {
        let (few, many) = (template(100), template(400))
        for detection in [few, many] {
            #expect(detection.families.map(\.members.count) == [detection.corpus.count])
        }
        #expect(candidates(many) < 6 * candidates(few))
        #expect(many.verdicts.count < 6 * few.verdicts.count)
        #expect(candidates(few) < 100 * 16)
    }

    @Test("texts that share a paragraph are found by it, for work in proportion to them")
    func paragraphs() {
        let (few, many) = (paragraph(24), paragraph(96))
        #expect(candidates(many) < 6 * candidates(few))
        #expect(candidates(few) > 0 && candidates(few) < 24 * 16)
        for detection in [few, many] {
            let paired = Set(detection.verdicts.filter { $0.first == 0 }.map(\.second))
            #expect(paired == Set(detection.corpus.documents.dropFirst()))
        }
    }
}

@Suite("Questions that families ask")
struct FamilyQuestionTests {
    private func verdict(_ first: Document, _ second: Document, _ score: Double) -> Verdict {
        Verdict(
            first: min(first, second), second: max(first, second), relation: .copy, score: score,
            overlap: Overlap(first: 10, second: 10, shared: 8), direction: .unknown)
    }

    private enum Shape: CaseIterable {
        /// All with the first; a row; many pairs by chance; a square of all with
        /// all; small families between which every pair is tried.
        case star, chain, chance, square, islands
    }

    private func verdicts(_ shape: Shape, _ dice: inout Dice) -> (documents: Int, verdicts: [Verdict]) {
        var pairs: Set<[Document]> = []
        let count = shape == .square ? 24 : 120
        switch shape {
        case .star: for other in 1..<count { pairs.insert([0, Document(other)]) }
        case .chain: for first in 0..<count - 1 { pairs.insert([Document(first), Document(first + 1)]) }
        case .chance:
            for _ in 0..<1200 {
                let one = Document(Int.random(in: 0..<count, using: &dice))
                let other = Document(Int.random(in: 0..<count, using: &dice))
                if one != other { pairs.insert([min(one, other), max(one, other)]) }
            }
        case .square:
            for one in 0..<Document(count) {
                for other in one + 1..<Document(count) { pairs.insert([one, other]) }
            }
        case .islands:
            for start in stride(from: 0, to: count, by: 4) {
                for step in 0..<3 { pairs.insert([Document(start + step), Document(start + step + 1)]) }
                for other in stride(from: start + 4, to: count, by: 4) {
                    pairs.insert([Document(start), Document(other)])
                }
            }
        }
        let verdicts = pairs.sorted { ($0[0], $0[1]) < ($1[0], $1[1]) }.map { pair in
            // The outcome may depend on nothing but this.
            let islands = pair[1] - pair[0] < 4 ? 0.95 : 0.6
            let score = shape == .islands ? islands : Double(Int.random(in: 50..<100, using: &dice)) / 100
            return verdict(pair[0], pair[1], score)
        }
        return (count, verdicts)
    }

    @Test("are no more than sixteen for each document", arguments: 0..<5, UInt64(1)...4)
    func bounded(shape: Int, seed: UInt64) {
        var dice = Dice(seed)
        let (documents, verdicts) = verdicts(Shape.allCases[shape], &dice)
        for answer in [0, 1, 2] as [UInt32] {
            let asked = Counter()
            let families = FamilyBuilder(verdicts) { first, second in
                _ = asked.take()
                return answer == 2 ? (first ^ second) % 3 == 0 : answer == 1
            }.families
            #expect(asked.take() <= 16 * documents)
            #expect(Set(families.joined()).count == families.joined().count)
        }
    }

    @Test("give the same families whatever the order of the verdicts", arguments: 0..<5, UInt64(1)...4)
    func order(shape: Int, seed: UInt64) {
        var dice = Dice(seed)
        let (_, verdicts) = verdicts(Shape.allCases[shape], &dice)
        func families(_ verdicts: [Verdict]) -> [[Document]] {
            FamilyBuilder(verdicts) { first, second in (first &* 31 ^ second) % 3 == 0 }.families
        }
        let expected = families(verdicts)
        for _ in 0..<3 { #expect(families(verdicts.shuffled(using: &dice)) == expected) }
    }

    @Test("none is asked twice, nor of a pair whose verdict is there", arguments: 0..<5)
    func onlyOnce(shape: Int) {
        var dice = Dice(9)
        let (_, verdicts) = verdicts(Shape.allCases[shape], &dice)
        let known = Set(verdicts.map { [$0.first, $0.second] })
        var asked: Set<[Document]> = []
        _ = FamilyBuilder(verdicts) { first, second in
            #expect(first < second && !known.contains([first, second]))
            #expect(asked.insert([first, second]).inserted)
            return (first ^ second) % 2 == 0
        }
    }
}
