import ArticleText
import Testing

@testable import ReuseDetection

@Suite("Detector")
struct DetectorTests {
    /// A small news day: copies, edited copies, rewrites, excerpts and lone
    /// stories.
    private func newsDay(_ seed: UInt64) -> [Articles.Item] {
        var dice = Dice(seed)
        var items: [Articles.Item] = []
        for story in 0..<12 {
            let words = dice.words(200)
            items.append(.init(id: "s\(story)-a", text: prose(words)))
            switch story % 4 {
            case 0:
                items.append(.init(id: "s\(story)-same", text: words.joined(separator: ", ").uppercased()))
            case 1:
                var edited = words
                for _ in 0..<8 { edited[Int.random(in: 0..<200, using: &dice)] = dice.words(1)[0] }
                items.append(.init(id: "s\(story)-copy", text: prose(edited)))
            case 2:
                var rewritten: [String] = []
                for start in stride(from: 0, to: 200, by: 10) {
                    rewritten += Array(words[start..<start + 5]) + dice.words(5)
                }
                items.append(.init(id: "s\(story)-rewrite", text: prose(rewritten)))
            default: break
            }
        }
        return items
    }

    private func detect(_ items: [Articles.Item], _ change: (inout DetectionOptions) -> Void = { _ in })
        -> Detection
    {
        var options = DetectionOptions()
        change(&options)
        return Detector(options: options).detect(in: Articles(items))
    }

    @Test("finds copies, edited copies and rewrites, and nothing else")
    func families() {
        let detection = detect(newsDay(1))
        #expect(
            detection.pairs == [
                "s0-a identical s0-same", "s1-a copy s1-copy", "s10-a rewrite s10-rewrite",
                "s2-a rewrite s2-rewrite", "s4-a identical s4-same", "s5-a copy s5-copy",
                "s6-a rewrite s6-rewrite", "s8-a identical s8-same", "s9-a copy s9-copy",
            ])
        #expect(detection.familyIDs.allSatisfy { $0.count == 2 })
        #expect(detection.familyIDs.count == 9)
    }

    @Test("near-duplicates only, if asked")
    func noRewrites() {
        let detection = detect(newsDay(1)) { $0.findsRewrites = false }
        #expect(detection.verdicts.allSatisfy { $0.relation == .identical || $0.relation == .copy })
        #expect(detection.familyIDs.count == 6)
    }

    @Test("the order of articles, the batches and the threads change nothing", arguments: 0..<6)
    func order(seed: UInt64) {
        var dice = Dice(seed)
        let items = newsDay(7)
        let expected = detect(items)
        let shuffled = Articles(items.shuffled(using: &dice), batchSize: Int.random(in: 1...5, using: &dice))
        var options = DetectionOptions()
        options.threads = 1 + Int(seed % 3)
        let detection = Detector(options: options).detect(in: shuffled)
        #expect(detection.verdicts == expected.verdicts)
        #expect(detection.families == expected.families)
    }

    @Test("every near-duplicate a comparison of all with all finds is found")
    func bruteForce() {
        var dice = Dice(11)
        var items: [Articles.Item] = []
        for story in 0..<60 {
            let words = dice.words(150)
            for version in 0..<3 {
                var edited = words
                for _ in 0..<version * 6 { edited[Int.random(in: 0..<150, using: &dice)] = dice.words(1)[0] }
                items.append(.init(id: "\(story)-\(version)", text: prose(edited)))
            }
        }
        let detection = detect(items) { $0.findsRewrites = false }
        var comparer = TextComparer(shingleWidth: 3)
        var expected: [String] = []
        let texts = items.map { comparer.cut(Array($0.text.utf8).span) }
        for (place, one) in items.enumerated() {
            comparer.setFirst(texts[place])
            for (other, text) in zip(items, texts).dropFirst(place + 1) {
                let overlap = comparer.overlap(with: text)
                if overlap.jaccard >= 0.7 {
                    expected.append([one.id, other.id].sorted().joined(separator: " "))
                }
            }
        }
        #expect(expected.count > 60)
        #expect(
            Set(
                detection.verdicts.map {
                    "\(detection.corpus.id(of: $0.first)) \(detection.corpus.id(of: $0.second))"
                }) == Set(expected))
    }

    @Test("an excerpt in a long article is found from a hundred words")
    func excerpt() {
        var dice = Dice(3)
        let long = dice.words(2000)
        let short = Array(long[900..<1020]) + dice.words(20)
        let detection = detect([
            .init(id: "long", text: prose(long)),
            .init(id: "short", text: prose(short)),
        ])
        #expect(detection.pairs == ["long partial short"])
    }

    @Test("an article that bridges two stories does not merge them")
    func bridge() {
        var dice = Dice(5)
        let (one, other) = (dice.words(100), dice.words(100))
        let items: [Articles.Item] = [
            .init(id: "a1", text: one.joined(separator: " ")),
            .init(id: "a2", text: (one.dropLast(3) + dice.words(3)).joined(separator: " ")),
            .init(id: "bridge", text: (one + other).joined(separator: " ")),
            .init(id: "c1", text: other.joined(separator: " ")),
            .init(id: "c2", text: (other.dropLast(3) + dice.words(3)).joined(separator: " ")),
        ]
        let detection = detect(items)
        #expect(detection.pairs.count == 6)
        #expect(detection.familyIDs.contains { $0.contains("c1") && $0.contains("c2") })
        #expect(!detection.familyIDs.contains { $0.contains("a1") && $0.contains("c1") })
        #expect(detection.familyIDs.joined().count { $0 == "bridge" } <= 1)
    }

    @Test("a story printed by three hundred outlets keeps its own shingles")
    func syndicated() {
        var dice = Dice(13)
        let story = dice.words(200)
        var items = (0..<300).map { outlet -> Articles.Item in
            var words = story
            words[outlet % 200] = dice.words(1)[0]
            return .init(id: "outlet\(1000 + outlet)", text: prose(words))
        }
        var rewritten: [String] = []
        for start in stride(from: 0, to: 200, by: 10) {
            rewritten += Array(story[start..<start + 5]) + dice.words(5)
        }
        items.append(.init(id: "rewrite", text: prose(rewritten)))
        let detection = detect(items)
        #expect(detection.pairs.contains { $0.hasSuffix("rewrite rewrite") })
        #expect(detection.families.count == 1)
        #expect(detection.families.first?.members.count == 301)
    }

    @Test("a thousand identical articles are one family without a million pairs")
    func identical() {
        var dice = Dice(17)
        let text = dice.words(100).joined(separator: " ")
        let items = (0..<1000).map { Articles.Item(id: "\(1000 + $0)", text: text) }
        let detection = detect(items)
        #expect(detection.families.map(\.members.count) == [1000])
        #expect(detection.verdicts.count == 999)
        #expect(detection.verdicts.allSatisfy { $0.first == 0 && $0.relation == .identical })
    }

    @Test("what is found of an article is said of its identical copies too")
    func copiesOfCopies() {
        var dice = Dice(19)
        let words = dice.words(100)
        let edited = words.dropLast(4) + dice.words(4)
        let detection = detect([
            .init(id: "a", text: words.joined(separator: " ")),
            .init(id: "b", text: edited.joined(separator: " ")),
            .init(id: "c", text: words.joined(separator: " ")),
        ])
        #expect(detection.pairs == ["a copy b", "a identical c", "b copy c"])
        #expect(detection.familyIDs == [["a", "b", "c"]])
    }

    @Test("the canonical article is the earliest, else the longest")
    func canonical() {
        var dice = Dice(23)
        let words = dice.words(100)
        let text = words.joined(separator: " ")
        let longer = (words + dice.words(5)).joined(separator: " ")
        func canonical(_ items: [Articles.Item]) -> String {
            let detection = detect(items)
            return detection.corpus.id(of: detection.families[0].canonical)
        }
        #expect(
            canonical([
                .init(id: "a", text: longer, published: "2022-02-03T10:00:00Z"),
                .init(id: "b", text: text, published: "2022-02-03T10:30:00+01:00"),
            ]) == "b")
        #expect(canonical([.init(id: "a", text: text), .init(id: "b", text: longer)]) == "b")
        #expect(canonical([.init(id: "b", text: text), .init(id: "a", text: text)]) == "a")
    }

    @Test("who published first is the likely source")
    func direction() {
        var dice = Dice(29)
        let text = dice.words(50).joined(separator: " ")
        let detection = detect([
            .init(id: "a", text: text, published: "2022-02-04"),
            .init(id: "b", text: text, published: "2022-02-03"),
        ])
        guard case .secondIsSource(let confidence) = detection.verdicts[0].direction else {
            Issue.record("\(detection.verdicts[0].direction)")
            return
        }
        #expect(confidence > 0.5 && confidence < 1)
    }

    @Test("articles with one id are both kept, whatever order they come in")
    func duplicateIDs() {
        var dice = Dice(31)
        let texts = [dice.words(20), dice.words(20), dice.words(20)].map { $0.joined(separator: " ") }
        let detection = detect([
            .init(id: "x", text: texts[0]), .init(id: "x", text: texts[1]), .init(id: "x~2", text: texts[2]),
        ])
        let ids = detection.corpus.documents.map { detection.corpus.id(of: $0) }
        #expect(ids == ["x", "x~2", "x~2~"])
        #expect(detection.corpus.duplicateIDs.map(\.renamedTo) == ["x~2~"])
    }

    @Test("a text too short for a shingle is left out and named")
    func tooShort() {
        let detection = detect([
            .init(id: "one", text: "word"), .init(id: "none", text: "…"), .init(id: "three", text: "a b c"),
        ])
        #expect(detection.corpus.count == 1)
        #expect(detection.tooShort.map(\.id) == ["none", "one"])
    }
}
