import ReuseDetection
import Testing

@Suite("Checker")
struct CheckerTests {
    private func text(_ seed: UInt64, _ count: Int = 200) -> String {
        var dice = Dice(seed)
        return dice.words(count).joined(separator: " ")
    }

    /// The ids of the sources of each checked article, those judged reuse.
    private func reuse(_ check: Check) -> [[String]] {
        check.checked.map { document in
            check.sources(of: document).filter(\.relation.isReuse).map {
                check.detection.corpus.id(of: $0.first)
            }
        }
    }

    @Test("sources are found in the collection only, whatever the checked articles share")
    func roles() {
        let (story, other) = (text(1), text(2))
        let check = Checker().check(
            Articles([
                .init(id: "x", text: story + " and more"), .init(id: "y", text: story + " and less"),
                .init(id: "z", text: text(3)),
            ]),
            against: Articles([
                .init(id: "a", text: story), .init(id: "b", text: story + " as told before"),
                .init(id: "c", text: other), .init(id: "d", text: other),
            ]))
        #expect(reuse(check) == [["a", "b"], ["a", "b"], []])
        #expect(check.checked.map(check.isReuse) == [true, true, false])
        #expect(check.share(of: check.checked.first!) > 0.9)
        #expect(check.share(of: check.checked.last!) == 0)
    }

    @Test("an article is not its own source, but a namesake and a copy are")
    func own() {
        let (story, changed) = (text(1), text(1, 150))
        let check = Checker().check(
            Articles([.init(id: "a", text: story)]),
            against: Articles([
                .init(id: "a", text: changed), .init(id: "b", text: story), .init(id: "c", text: text(4)),
            ]))
        let found = check.sources(of: check.checked.first!).map(\.relation)
        #expect(reuse(check) == [["b", "a"]])
        #expect(found.first == .identical)
        let alone = Checker().check(
            Articles([.init(id: "a", text: story)]), against: Articles([.init(id: "a", text: story)]))
        #expect(reuse(alone) == [[]])
    }

    @Test("a story that very many printed is still found")
    func muchPrinted() {
        let story = text(1)
        let printed = (0..<300).map { Articles.Item(id: "p\($0)", text: story + " edition \($0) of the day") }
        let check = Checker().check(Articles([.init(id: "x", text: story)]), against: Articles(printed))
        #expect(reuse(check)[0].count == 300)
    }

    @Test("what shares words only is listed, and as no reuse")
    func possible() {
        let words = text(1).split(separator: " ").map(String.init)
        // Every other word, the other way round: no two words in a row are kept.
        let retold = words.enumerated().filter { $0.offset % 2 == 0 }.map(\.element).reversed()
        let others = (10..<40).map { Articles.Item(id: "o\($0)", text: text($0)) }
        let collection = Articles([.init(id: "source", text: words.joined(separator: " "))] + others)
        let check = Checker(possibleSources: 1).check(
            Articles([.init(id: "x", text: retold.joined(separator: " "))]), against: collection)
        let sources = check.sources(of: check.checked.first!)
        #expect(sources.map { check.detection.corpus.id(of: $0.first) } == ["source"])
        #expect(sources.allSatisfy { !$0.relation.isReuse })
    }

    @Test("any threads and any order of batches give the same")
    func determinism() {
        let items = (0..<600).map { number in
            Articles.Item(
                id: "i\(number)", text: text(UInt64(number % 50), 120) + " " + text(UInt64(number), 60))
        }
        func found(threads: Int, reversed: Bool) -> [[Verdict]] {
            var options = DetectionOptions()
            options.threads = threads
            let collection = Array(items[20...])
            let check = Checker(options: options).check(
                Articles(Array(items[..<20])),
                against: Articles(reversed ? collection.reversed() : collection))
            return check.checked.map { check.sources(of: $0) }
        }
        let expected = found(threads: 1, reversed: false)
        #expect(expected.joined().count > 100)
        #expect(found(threads: 3, reversed: true) == expected)
        #expect(found(threads: 2, reversed: false) == expected)
    }
}
