import ArticleText
import Testing

@testable import ReuseDetection

@Suite("Sentences held against each other")
struct SentenceMatchTests {
    /// A text of sentences made of few words, so that many are alike.
    private func text(_ sentences: Int, words: Int, _ dice: inout Dice, repeating: Bool) -> TextAnalysis {
        let vocabulary = (0..<words).map { "word" + String($0 * 7919 + 100, radix: 26) }
        let sentence = { (dice: inout Dice) in
            (0..<Int.random(in: 3...12, using: &dice)).map { _ in
                vocabulary[Int.random(in: 0..<words, using: &dice)]
            }.joined(separator: " ") + "."
        }
        let often = sentence(&dice)
        let all = (0..<sentences).map { _ in
            repeating && Int.random(in: 0..<10, using: &dice) > 0
                ? often : sentence(&dice)
        }
        return TextAnalysis(of: Array(all.map { "W" + $0 }.joined(separator: " ").utf8)[...])
    }

    private func matches(_ one: TextAnalysis, _ other: TextAnalysis) -> [SentenceSimilarity.Match] {
        SentenceSimilarity(one, other).matches(cosine: 0.3, dice: 0.33)
    }

    @Test(
        "the same, mirrored, whichever text is the first", arguments: UInt64(1)...4, [true, false])
    func mirrored(seed: UInt64, repeating: Bool) {
        var dice = Dice(seed)
        // Of a few hundred sentences that are alike more match than are kept.
        let size = repeating ? 320 : 40
        let one = text(size, words: 30, &dice, repeating: repeating)
        let other = text(size + Int(seed), words: 30, &dice, repeating: repeating)
        let found = matches(one, other)
        #expect(!found.isEmpty)
        #expect(Set(found) == Set(matches(other, one).map(\.flipped)))
        let flipped = SentenceSimilarity(one, other).flipped.matches(cosine: 0.3, dice: 0.33)
        #expect(Set(found) == Set(flipped.map(\.flipped)))
    }

    @Test("in order, each once", arguments: UInt64(1)...2, [true, false])
    func ordered(seed: UInt64, repeating: Bool) {
        var dice = Dice(seed)
        let one = text(repeating ? 320 : 60, words: 40, &dice, repeating: repeating)
        let other = text(repeating ? 320 : 60, words: 40, &dice, repeating: repeating)
        let found = matches(one, other)
        for (match, next) in zip(found, found.dropFirst()) {
            #expect((match.first, match.second) < (next.first, next.second))
        }
    }

    @Test("of sentences that are all alike each keeps the likest, and not all of them")
    func bounded() {
        let sentence = "The harbour master said that the northern ferry had left the quay late."
        let count = 1000
        let bytes = Array(repeatElement(sentence, count: count).joined(separator: " ").utf8)
        // A second sentence, so that the words of the first tell something.
        let end = Array(" Taxes on barley will rise, and nobody knows why.".utf8)
        let one = TextAnalysis(of: (bytes + end)[...])
        let found = matches(one, one)
        #expect(found.count <= 32 * 2 * one.sentences.count)
    }
}

@Suite("How sentences follow each other")
struct SentenceTrackingTests {
    /// Sentences each of which is one of a few, so that they meet and cross.
    private func text(_ sentences: [Int]) -> TextAnalysis {
        let all = sentences.map { number in
            "W" + (0..<6).map { "w\(String(number * 6 + $0 + 30, radix: 26))x" }.joined(separator: " ") + "."
        }
        return TextAnalysis(of: Array(all.joined(separator: " ").utf8)[...])
    }

    /// The most that an alignment without crossings reaches, by the table of all
    /// beginnings of both texts.
    private func maxInOrder(_ cosines: [[Float]]) -> Float {
        let (rows, columns) = (cosines.count, cosines.first?.count ?? 0)
        var best = [[Float]](repeating: [Float](repeating: 0, count: columns + 1), count: rows + 1)
        for row in 0..<rows {
            for column in 0..<columns {
                let cosine = cosines[row][column]
                best[row + 1][column + 1] = max(
                    best[row][column + 1], best[row + 1][column],
                    cosine > 0.1 ? best[row][column] + cosine : 0)
            }
        }
        return best[rows][columns]
    }

    private func expectOrder(_ first: [Int], _ second: [Int]) {
        let (one, other) = (text(first), text(second))
        let sentences = (
            OwnSentences(one, Voices(one)), OwnSentences(other, Voices(other))
        )
        let (rows, columns) = (sentences.0.sentences.count, sentences.1.sentences.count)
        var cosines = [[Float]](repeating: [Float](repeating: 0, count: columns), count: rows)
        OwnSentences.forEachRow(sentences.0, sentences.1) { row, places, found in
            for (place, cosine) in zip(places, found) { cosines[row][Int(place)] = cosine }
        }
        let sums = (
            cosines.reduce(Float(0)) { $0 + ($1.max() ?? 0) },
            (0..<columns).reduce(Float(0)) { sum, column in sum + (cosines.map { $0[column] }.max() ?? 0) }
        )
        let most = min(sums.0, sums.1)
        let expected = most > 0 ? Double(maxInOrder(cosines) / most) : 0
        let order = SentenceTracking(sentences.0, sentences.1).order
        #expect(abs(order - expected) < 1e-5, "\(first) \(second)")
        #expect(order <= 1 + 1e-5)
    }

    @Test("by the best alignment without crossings, over all short texts of three sentences")
    func exhaustive() {
        let texts = (0..<27).map { [$0 % 3, $0 / 3 % 3, $0 / 9] } + [[0], [0, 1], [1, 0]]
        for one in texts { for other in texts { expectOrder(one, other) } }
    }

    @Test("by the best alignment without crossings, in random worlds", arguments: UInt64(1)...40)
    func random(seed: UInt64) {
        var dice = Dice(seed)
        func draw() -> [Int] {
            (0..<Int.random(in: 1...25, using: &dice)).map { _ in Int.random(in: 0..<12, using: &dice) }
        }
        expectOrder(draw(), draw())
    }
}
