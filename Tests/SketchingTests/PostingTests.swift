import Testing

@testable import Sketching

@Suite("Posting index")
struct PostingTests {
    /// What an index must answer, kept the plain way.
    private struct Model {
        var documents: [UInt64: Set<UInt32>] = [:]

        mutating func insert(_ document: UInt32, _ keys: [UInt64]) {
            for key in keys { documents[key, default: []].insert(document) }
        }

        mutating func remove(_ document: UInt32) {
            for key in documents.keys { documents[key]!.remove(document) }
        }
    }

    /// Keys that fall into few partitions and collide in none.
    private func key(_ number: Int) -> UInt64 { UInt64(number % 3) << 56 | UInt64(number + 1) << 24 }

    private func expect(_ index: PostingIndex, answersLike model: Model, keys: Int) {
        for number in 0..<keys {
            let expected = model.documents[key(number), default: []].sorted()
            #expect(index.documents(under: key(number)) == expected)
        }
    }

    @Test("answers like a dictionary after any sequence of inserts and removals", arguments: 0..<20)
    func sequences(seed: UInt64) {
        var dice = Dice(seed)
        var index = PostingIndex()
        var model = Model()
        for _ in 0..<600 {
            let document = UInt32.random(in: 0..<40, using: &dice)
            if Int.random(in: 0..<4, using: &dice) == 0 {
                index.remove(document)
                model.remove(document)
            } else {
                let keys = (0..<Int.random(in: 1...4, using: &dice)).map { _ in
                    key(Int.random(in: 0..<25, using: &dice))
                }
                index.insert(document, under: keys)
                model.insert(document, keys)
            }
        }
        expect(index, answersLike: model, keys: 25)
    }

    @Test("many documents are merged and stay")
    func growth() {
        var index = PostingIndex()
        var model = Model()
        for document in UInt32(0)..<5000 {
            let keys = [key(Int(document) % 25), key(Int(document) % 7)]
            index.insert(document, under: keys)
            model.insert(document, keys)
        }
        expect(index, answersLike: model, keys: 25)
        for document in UInt32(0)..<5000 where document % 3 == 0 {
            index.remove(document)
            model.remove(document)
        }
        expect(index, answersLike: model, keys: 25)
    }

    @Test("insert, remove, insert equals insert")
    func insertAgain() {
        var once = PostingIndex()
        once.insert(5, under: [key(1), key(2)])
        var again = PostingIndex()
        again.insert(5, under: [key(1), key(3)])
        again.remove(5)
        again.insert(5, under: [key(1), key(2)])
        for number in 0..<4 {
            #expect(again.documents(under: key(number)) == once.documents(under: key(number)))
        }
    }

    @Test("built in one go it holds what it holds inserted one by one", arguments: [1, 40, 3000])
    func building(documents: Int) {
        var dice = Dice(UInt64(documents))
        var builders = [PostingBuilder(), PostingBuilder()]
        var counts = [UInt32(0), 0]
        var ranks: [[UInt32]] = [[], []]
        var model = Model()
        for document in 0..<UInt32(documents) {
            let keys = (0..<6).map { _ in key(Int.random(in: 0..<200, using: &dice)) }
            let builder = Int.random(in: 0..<2, using: &dice)
            builders[builder].add(counts[builder], under: keys)
            counts[builder] += 1
            ranks[builder].append(document)
            if document % 5 != 0 { model.insert(document, keys) }
        }
        var scratch = PostingShard.Scratch()
        let partitions = PostingShard.shards(of: builders).map { shard in
            shard.take(scratch: &scratch) { builder, document in
                let rank = ranks[builder][Int(document)]
                return rank % 5 == 0 ? nil : rank
            }
        }
        var groups: [[UInt32]] = []
        for partition in partitions { partition.forEachGroup { groups.append(Array($0)) } }
        let expected = model.documents.values.filter { $0.count > 1 }.map { $0.sorted() }
        #expect(
            groups.sorted { $0.lexicographicallyPrecedes($1) }
                == expected.sorted { $0.lexicographicallyPrecedes($1) })
        expect(PostingIndex(layers: [PostingList(partitions: partitions)]), answersLike: model, keys: 200)
    }

    @Test("sorting postings agrees with the standard library's", arguments: [0, 1, 64, 65, 1000, 40_000])
    func sorting(count: Int) {
        var dice = Dice(9)
        var postings = (0..<count).map { _ in
            Posting(
                key: dice.next() & 0x0000_00FF_FF00_0000,
                document: UInt32(truncatingIfNeeded: dice.next() & 15))
        }
        var spare: [Posting] = []
        let expected = postings.sorted()
        PostingSort.sort(&postings, spare: &spare)
        #expect(postings == expected)
    }
}

@Suite("Shingle sample")
struct ShingleSampleTests {
    @Test("takes one in so many, the same in every set", arguments: [1, 2, 8, 64])
    func rate(rate: Int) {
        var dice = Dice(3)
        let sample = ShingleSample(oneIn: rate)
        let hashes = (0..<64_000).map { _ in dice.next() }
        var taken: [UInt64] = []
        sample.append(from: hashes, to: &taken)
        #expect(taken == hashes.filter(sample.contains))
        let expected = 64_000 / Double(rate)
        #expect(abs(Double(taken.count) - expected) <= 5 * expected.squareRoot())
    }
}
