import ArticleText
import Testing

@testable import ReuseDetection

@Suite("Live index")
struct LiveIndexTests {
    /// A live index with the articles it is asked for.
    private struct World {
        var index: LiveIndex
        var articles: [ArticleNumber: Article] = [:]
        var pairs: [[ArticleNumber]: LivePair] = [:]
        private var maker = KeyMaker(options: DetectionOptions())
        private var examiner: PairExaminer
        private var number: UInt32 = 0

        init(options: DetectionOptions = DetectionOptions()) {
            index = LiveIndex(options: options)
            examiner = PairExaminer(options: options)
        }

        mutating func add(_ item: Articles.Item) {
            number += 1
            let number = ArticleNumber(rawValue: number)
            let article = Self.article(item)
            articles[number] = article
            guard let keys = maker.keys(of: article.text) else { return }
            let live = LiveArticle(
                number: number, id: item.id, moment: 0, publisher: article.utf8(.publisher))
            let change = index.add(live, keys, &examiner) { articles[$0]! }
            apply(change)
        }

        mutating func remove(_ id: String) {
            let number = articles.first { $0.value.id == id }!.key
            articles[number] = nil
            apply(index.remove(number) { articles[$0]! })
        }

        private mutating func apply(_ change: LiveChange) {
            for dropped in change.dropped {
                for pair in pairs.keys where pair.contains(dropped) {
                    pairs[pair] = nil
                }
            }
            for pair in change.found {
                let key = [pair.first, pair.second]
                #expect(pairs.updateValue(pair, forKey: key) == nil, "a pair is found twice")
            }
        }

        static func article(_ item: Articles.Item) -> Article {
            var batch = ArticleBatch()
            batch.set(.id, to: item.id)
            batch.set(.published, to: item.published)
            batch.set(.publisher, to: item.publisher)
            batch.set(.text, to: item.text)
            batch.finish(path: item.id)
            return batch[0]
        }

        /// The pairs as a detector's verdicts tell them, by ids.
        var verdicts: [[String]: String] {
            pairs.values.reduce(into: [:]) { told, pair in
                let ids = [articles[pair.first]!.id, articles[pair.second]!.id]
                told[ids] = Self.told(pair.verdict) + " \(pair.passages)"
            }
        }

        static func told(_ verdict: Verdict) -> String {
            "\(verdict.relation) \(verdict.score) \(verdict.overlap) \(verdict.direction) "
                + "\(String(describing: verdict.credited))"
        }

        /// The same index, made of what was stored of it.
        func reloaded() -> World {
            var copy = self
            var builder = LiveIndexBuilder()
            for (number, article) in articles.sorted(by: { $0.key < $1.key }) {
                guard let keys = copy.maker.keys(of: article.text) else { continue }
                let live = LiveArticle(
                    number: number, id: article.id, moment: 0, publisher: article.utf8(.publisher))
                builder.add(live, LiveText(keys)) { keys }
            }
            for pair in pairs.values {
                builder.connect(
                    pair.first, pair.second, score: pair.verdict.score,
                    overlap: pair.verdict.overlap, isNear: pair.isNear)
            }
            copy.index = builder.build()
            return copy
        }
    }

    /// A few stories, each printed several times: as it is, with other
    /// punctuation, edited, restated, cut, or two in one.
    private func world(_ seed: UInt64) -> [Articles.Item] {
        var dice = Dice(seed)
        let stories = (0..<Int.random(in: 2...6, using: &dice)).map { _ in
            dice.words(Int.random(in: 60...160, using: &dice))
        }
        var items: [Articles.Item] = [.init(id: "short", text: "two words")]
        for number in 0..<Int.random(in: 8...30, using: &dice) {
            var words = stories.randomElement(using: &dice)!
            switch Int.random(in: 0..<6, using: &dice) {
            case 0: break
            case 1:
                for _ in 0..<4 { words[Int.random(in: 0..<words.count, using: &dice)] = dice.words(1)[0] }
            case 2:
                for start in stride(from: 0, to: words.count - 4, by: 10) {
                    words.replaceSubrange(start..<start + 4, with: dice.words(4))
                }
            case 3: words = Array(words.prefix(words.count / 3)) + dice.words(10)
            case 4: words += stories.randomElement(using: &dice)!
            default: words = dice.words(80)
            }
            let separator = ["", ", ", " – "].randomElement(using: &dice)!
            let text = separator.isEmpty ? prose(words) : prose(words).replacing(" ", with: separator)
            let id = String(dice.next() % 1000, radix: 36) + "-\(number)"
            let day = Int.random(in: 1...9, using: &dice)
            items.append(
                .init(
                    id: id, text: text,
                    published: day < 6 ? "2024-05-0\(day)T0\(day):30:00Z" : "",
                    publisher: ["", "Outlet \(number)"].randomElement(using: &dice)!))
        }
        return items
    }

    /// What a detector finds in a dump of the same articles, of those with one text
    /// only the first.
    private func verdicts(_ items: [Articles.Item], _ options: DetectionOptions) -> [[String]: String] {
        let batch = Detector(options: options).detect(in: Articles(items))
        var firsts: [TextDigest: Document] = [:]
        var maker = KeyMaker(options: options)
        let originals = batch.corpus.documents.filter { document in
            let digest = maker.keys(of: batch.corpus.text(of: document))!.digest
            defer { firsts[digest] = firsts[digest] ?? document }
            return firsts[digest] == nil
        }
        return batch.verdicts.reduce(into: [:]) { told, verdict in
            guard originals.contains(verdict.first), originals.contains(verdict.second) else { return }
            let ids = [verdict.first, verdict.second].map { batch.corpus.id(of: $0) }
            told[ids] = World.told(verdict) + " \(batch.passages(of: verdict))"
        }
    }

    private func expectSame(_ world: World, _ items: [Articles.Item]) {
        #expect(world.verdicts == verdicts(items, world.index.options))
    }

    @Test("in any order, articles have the pairs and families of a dump", arguments: 0..<6 as Range<UInt64>)
    func orders(seed: UInt64) {
        var dice = Dice(seed ^ 0xABCD)
        let items = world(seed)
        var world = World()
        for item in items.shuffled(using: &dice) { world.add(item) }
        #expect(!world.pairs.isEmpty)
        expectSame(world, items)
    }

    @Test("what is left after removals is as if nothing else had come", arguments: 0..<6 as Range<UInt64>)
    func removals(seed: UInt64) {
        var dice = Dice(seed ^ 0x1234)
        let items = world(seed)
        var world = World()
        var kept: [Articles.Item] = []
        for item in items.shuffled(using: &dice) {
            world.add(item)
            kept.append(item)
            if Int.random(in: 0..<3, using: &dice) == 0 {
                world.remove(kept.remove(at: Int.random(in: 0..<kept.count, using: &dice)).id)
            }
        }
        expectSame(world, kept)
    }

    @Test(
        "an index made of what was stored goes on like the one before it", arguments: 0..<3 as Range<UInt64>)
    func reloading(seed: UInt64) {
        var dice = Dice(seed ^ 0x77)
        let items = world(seed).shuffled(using: &dice)
        var world = World()
        for (place, item) in items.enumerated() {
            if place % 7 == 3 { world = world.reloaded() }
            world.add(item)
        }
        expectSame(world.reloaded(), items)
    }

    @Test("pairs found before their shingles became common stay", arguments: 0..<3 as Range<UInt64>)
    func common(seed: UInt64) {
        var dice = Dice(seed ^ 0x99)
        let story = dice.words(120)
        let items = (0..<12).map { number in
            var words: [String] = []
            for start in stride(from: 0, to: 120, by: 10) {
                words += story[start..<start + 5] + dice.words(5)
            }
            return Articles.Item(id: "\(number)", text: prose(words))
        }
        var options = DetectionOptions()
        options.documentFrequencyCap = 6
        var world = World(options: options)
        for item in items.shuffled(using: &dice) { world.add(item) }
        let batch = Detector(options: options).detect(in: Articles(items))
        #expect(world.pairs.count > batch.verdicts.count, "nothing has become common")
        let ids = Set(world.verdicts.keys)
        #expect(ids.isSuperset(of: verdicts(items, options).keys))
    }

    @Test("each of fifty outlets that print a story is in a pair")
    func hot() {
        var dice = Dice(5)
        let story = dice.words(100)
        let items = (0..<52).map { outlet -> Articles.Item in
            var words = story
            words[outlet] = dice.words(1)[0]
            return .init(id: "outlet\(1000 + outlet)", text: words.joined(separator: " "))
        }
        var world = World()
        for item in items.reversed() { world.add(item) }
        #expect(Set(world.verdicts.keys.joined()).count == 52)
    }

    @Test("texts that came out too far apart are not compared")
    func window() {
        var dice = Dice(9)
        let words = dice.words(80)
        var maker = KeyMaker(options: DetectionOptions())
        for (gap, found) in [(99.0, 1), (101.0, 0)] {
            var index = LiveIndex(window: 100)
            var examiner = PairExaminer(options: index.options)
            var articles: [ArticleNumber: Article] = [:]
            var pairs = 0
            for (number, last) in ["a", "b"].enumerated() {
                let item = Articles.Item(id: last, text: (words + [last]).joined(separator: " "))
                let place = ArticleNumber(rawValue: UInt32(number))
                articles[place] = World.article(item)
                let live = LiveArticle(
                    number: place, id: last, moment: Double(number) * gap, publisher: [])
                let keys = maker.keys(of: articles[place]!.text)!
                pairs += index.add(live, keys, &examiner) { articles[$0]! }.found.count
            }
            #expect(pairs == found)
        }
    }
}
