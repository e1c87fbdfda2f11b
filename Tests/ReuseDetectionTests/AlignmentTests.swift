import ReuseDetection
import Testing

/// Laws of the stretches found in two texts, on texts of invented words.
@Suite("Stretches of reuse")
struct AlignmentTests {
    @Test("the same whichever text is the first", arguments: UInt64(1)...40)
    func symmetric(seed: UInt64) {
        let (one, other) = pair(seed)
        let found = stretches(one, other)
        #expect(!found.isEmpty)
        let flipped = stretches(other, one).map { Found(first: $0.second, second: $0.first) }
        #expect(Set(found) == Set(flipped))
    }

    @Test("within bounds, long enough, in order, none over another", arguments: UInt64(1)...40)
    func wellFormed(seed: UInt64) {
        let (one, other) = pair(seed)
        check(stretches(one, other), one, other)
    }

    @Test("an article that repeats itself is matched once")
    func repeated() {
        var dice = Dice(7)
        let story = article(6, &dice)
        let text = text(story)
        let twice = text + "\n\n" + self.text(article(5, &dice)) + "\n\n" + text
        let found = stretches(text, twice)
        check(found, text, twice)
        #expect(found.map(\.first) == [0..<text.utf8.count - 1])
        #expect(found.map(\.second) == [0..<text.utf8.count - 1])
        let both = stretches(twice, twice)
        check(both, twice, twice)
        #expect(both == [Found(first: 0..<twice.utf8.count - 1, second: 0..<twice.utf8.count - 1)])
    }

    @Test("what a finder found before makes no difference")
    func independent() {
        var used = EvidenceFinder()
        for seed in UInt64(1)...20 {
            let (one, other) = pair(seed)
            let found = used.stretches(ArraySlice(one.utf8), ArraySlice(other.utf8))
            #expect(found.map { Found(first: $0.first, second: $0.second) } == stretches(one, other))
        }
    }

    @Test("a copied passage begins and ends at its words, in the middle of sentences")
    func copied() {
        var dice = Dice(3)
        let passage = dice.words(80).joined(separator: " ")
        let (before, after) = (dice.words(30).joined(separator: " "), dice.words(30).joined(separator: " "))
        let one = "\(before) \(passage) \(after)"
        let other = "\(after.uppercased()) \(passage) \(before)"
        let found = stretches(one, other).map { part(one, $0.first) }
        #expect(found.contains(passage))
    }

    @Test("a reworded passage is one stretch, its changed sentences with it")
    func reworded() {
        var dice = Dice(11)
        var story = article(7, &dice)
        let around = (0..<4).map { _ in text(article(5, &dice)) }
        let original = text(story)
        for index in story.indices { story[index] = reworded(story[index], keeping: 0.75, &dice) }
        // Hardly half of one in the middle is kept.
        story[3] = reworded(story[3], keeping: 0.3, &dice)
        let changed = text(story)
        let one = around[0] + "\n\n" + original + "\n\n" + around[1]
        let other = around[2] + "\n\n" + changed + "\n\n" + around[3]
        let found = stretches(one, other)
        #expect(found.map { part(one, $0.first) + "." } == [original])
        #expect(found.map { part(other, $0.second) + "." } == [changed])
    }

    @Test("a passage that sums up a text goes with all of it")
    func summary() {
        var dice = Dice(5)
        let story = article(40, &dice)
        let around = (text(article(6, &dice)), text(article(6, &dice)))
        let sentences = [2, 10, 18, 27, 36].map { reworded(story[$0], keeping: 0.75, &dice) }
        let summary = text(sentences)
        let long = text(story)
        let digest = around.0 + "\n\n" + summary + "\n\n" + around.1
        let found = stretches(digest, long)
        #expect(found.map { part(digest, $0.first) + "." } == [summary])
        #expect(found.map { part(long, $0.second) + "." } == [long])
    }

    @Test("texts without anything in common, and empty ones, have none")
    func none() {
        var dice = Dice(9)
        #expect(stretches(text(article(12, &dice)), text(article(12, &dice))).isEmpty)
        #expect(stretches("", text(article(12, &dice))).isEmpty)
        #expect(stretches("", "").isEmpty)
        #expect(stretches(" \n", "...").isEmpty)
    }

    // MARK: - Texts

    private struct Found: Hashable {
        let first: Range<Int>
        let second: Range<Int>
    }

    private func stretches(_ one: String, _ other: String) -> [Found] {
        var finder = EvidenceFinder()
        return finder.stretches(ArraySlice(one.utf8), ArraySlice(other.utf8)).map {
            Found(first: $0.first, second: $0.second)
        }
    }

    private func check(_ found: [Found], _ one: String, _ other: String) {
        for (index, stretch) in found.enumerated() {
            #expect((0..<one.utf8.count).contains(stretch.first))
            #expect((0..<other.utf8.count).contains(stretch.second))
            #expect(stretch.first.count >= 150 && stretch.second.count >= 150)
            for next in found[(index + 1)...] {
                #expect(stretch.first.upperBound <= next.first.lowerBound)
                #expect(!stretch.second.overlaps(next.second))
            }
        }
    }

    private func part(_ text: String, _ bytes: Range<Int>) -> String {
        String(decoding: Array(text.utf8)[bytes], as: UTF8.self)
    }

    /// Sentences as lists of words.
    private func article(_ sentences: Int, _ dice: inout Dice) -> [[String]] {
        (0..<sentences).map { _ in dice.words(Int.random(in: 8...16, using: &dice)) }
    }

    private func text(_ sentences: [[String]]) -> String {
        sentences.map { "W" + $0.joined(separator: " ") + "." }.joined(separator: " ")
    }

    private func reworded(_ words: [String], keeping share: Double, _ dice: inout Dice) -> [String] {
        words.map { Double.random(in: 0..<1, using: &dice) < share ? $0 : dice.words(1)[0] }
    }

    /// Two articles that share passages: some copied, some reworded, in
    /// another order, among others.
    private func pair(_ seed: UInt64) -> (String, String) {
        var dice = Dice(seed)
        let shared = (0..<4).map { _ in article(Int.random(in: 2...9, using: &dice), &dice) }
        var one = shared
        var other = shared.enumerated().map { index, passage in
            index.isMultiple(of: 2) ? passage : passage.map { reworded($0, keeping: 0.7, &dice) }
        }
        one.append(article(9, &dice))
        other.append(article(9, &dice))
        other.append(article(9, &dice))
        other.shuffle(using: &dice)
        return (
            one.map(text).joined(separator: "\n\n"), other.map(text).joined(separator: "\n\n")
        )
    }
}
