import Foundation
import Testing

@testable import Sketching

@Suite("Segments")
struct SegmentTests {
    /// Texts with a few keys of each kind, most of them shared.
    private func segment(_ documents: Range<UInt32>, _ dice: inout Dice) -> Segment {
        var builders = [PostingBuilder(), PostingBuilder(), PostingBuilder()]
        var texts: [Segment.Text] = []
        for document in documents {
            for kind in builders.indices {
                let keys = (0..<5).map { _ in UInt64.random(in: 0..<40, using: &dice) &* 0x9E37_79B9_7F4A_7C15
                }
                builders[kind].add(document, under: keys)
            }
            texts.append(
                Segment.Text(
                    document: document, publisher: document % 3, words: document + 10, samples: 5,
                    digest: .init(high: UInt64(document), low: 7)))
        }
        return Segment(
            scheme: "a scheme", texts: texts.shuffled(using: &dice), bands: builders[0],
            shingles: builders[1], words: builders[2])
    }

    private func expectSame(_ one: Segment, _ other: Segment) {
        #expect(one.texts == other.texts)
        #expect(one.wordCount == other.wordCount)
        for list in [\Segment.bands, \Segment.shingles, \Segment.words] {
            let (one, other) = (one[keyPath: list], other[keyPath: list])
            #expect(one.postings.elements == other.postings.elements && one.starts == other.starts)
        }
    }

    private func folder() throws -> String {
        let folder = NSTemporaryDirectory() + "/segments-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        return folder
    }

    @Test("what is written is what is read", arguments: [0, 1, 300] as [UInt32])
    func file(texts: UInt32) throws {
        var dice = Dice(UInt64(texts))
        let written = segment(1..<1 + texts, &dice)
        let folder = try folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try written.write(to: folder, as: "one.segment")
        try written.write(to: folder, as: "one.segment")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["one.segment"])
        let read = try #require(Segment(in: folder + "/one.segment", scheme: "a scheme"))
        expectSame(read, written)
        for number in 0..<60 as Range<UInt64> {
            let key = number &* 0x9E37_79B9_7F4A_7C15
            for list in [\Segment.bands, \Segment.shingles, \Segment.words] {
                let (one, other) = (read[keyPath: list], written[keyPath: list])
                #expect(one.documents(under: key) == other.documents(under: key))
                let ends = (
                    one.outermost(under: key) { $0 % 2 == 0 }, other.outermost(under: key) { $0 % 2 == 0 }
                )
                #expect(ends.0?.first == ends.1?.first && ends.0?.last == ends.1?.last)
            }
        }
        #expect(read.text(of: 1) == written.text(of: 1))
        #expect(read.text(of: 0) == nil && read.text(of: 2000) == nil)
        #expect(Segment(in: folder + "/one.segment", scheme: "another scheme") == nil)
        #expect(Segment(in: folder + "/two.segment", scheme: "a scheme") == nil)
    }

    @Test("keys with very many documents are read as they are", arguments: [1, 3, 511, 512, 513, 5000])
    func long(count: Int) throws {
        var words = PostingBuilder()
        var keys: [UInt64] = []
        for number in 0..<40 as Range<UInt64> { keys.append(number << 50 | 1 << 57) }
        for document in 0..<UInt32(count) { words.add(document, under: [keys[7], keys[8], keys[39]]) }
        for (place, key) in keys.enumerated() where place % 3 == 0 { words.add(9_000_000, under: [key]) }
        let folder = try folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let written = Segment(scheme: "", texts: [], bands: words, shingles: words, words: PostingBuilder())
        try written.write(to: folder, as: "long")
        let read = try #require(Segment(in: folder + "/long", scheme: ""))
        for key in keys {
            #expect(read.bands.documents(under: key) == written.bands.documents(under: key))
            for limit in [0, 1, 500, count - 1, count, count + 1] {
                let (one, other) = (
                    read.bands.documents(under: key, atMost: limit),
                    written.bands.documents(under: key, atMost: limit)
                )
                #expect(one == other)
            }
            let ends = (
                read.bands.outermost(under: key) { $0 > 2 }, written.bands.outermost(under: key) { $0 > 2 }
            )
            #expect(ends.0?.first == ends.1?.first && ends.0?.last == ends.1?.last)
        }
    }

    @Test("a file of any other length, or with another head, is none")
    func damage() throws {
        var dice = Dice(3)
        let folder = try folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try segment(0..<50, &dice).write(to: folder, as: "whole")
        let whole = try Data(contentsOf: URL(fileURLWithPath: folder + "/whole"))
        func isUsed(_ data: Data) throws -> Bool {
            try data.write(to: URL(fileURLWithPath: folder + "/changed"))
            return Segment(in: folder + "/changed", scheme: "a scheme") != nil
        }
        #expect(try isUsed(whole))
        for length in [0, 1, 8, 23, 24, 100, whole.count / 2, whole.count - 1] {
            #expect(try !isUsed(whole.prefix(length)))
        }
        #expect(try !isUsed(whole + Data([0])))
        for _ in 0..<200 {
            var changed = whole
            changed[Int.random(in: 0..<24 + 8 * 770, using: &dice)] ^= UInt8.random(in: 1...255, using: &dice)
            #expect(try !isUsed(changed))
        }
    }

    @Test("merged they hold what one made of all holds", arguments: 0..<5 as Range<UInt64>)
    func merging(seed: UInt64) throws {
        var dice = Dice(seed)
        let parts = [segment(0..<40, &dice), segment(40..<41, &dice), segment(41..<200, &dice)]
        let gone = Set((0..<30).map { _ in UInt32.random(in: 0..<220, using: &dice) })
        let folder = try folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try Segment.merge(parts.shuffled(using: &dice), without: gone, to: folder, as: "merged")
        let merged = try #require(Segment(in: folder + "/merged", scheme: "a scheme"))
        #expect(merged.documents == (0..<200).filter { !gone.contains($0) })
        for list in [\Segment.bands, \Segment.shingles] {
            for number in 0..<40 as Range<UInt64> {
                let key = number &* 0x9E37_79B9_7F4A_7C15
                let expected = parts.flatMap { $0[keyPath: list].documents(under: key) }
                    .filter { !gone.contains($0) }.sorted()
                #expect(merged[keyPath: list].documents(under: key) == expected)
            }
        }
    }

    @Test("of words that too many texts have, only that is listed")
    func commonWords() {
        var words = PostingBuilder()
        let most = Segment.maxHaving(of: 100)
        for document in 0..<UInt32(most) { words.add(document, under: [1 << 30]) }
        for document in 0...UInt32(most) { words.add(document, under: [1 << 60]) }
        let list = PostingList([words], most: most)
        #expect(list.documents(under: 1 << 30).count == most)
        #expect(list.documents(under: 1 << 60) == [PostingList.tooMany])
        let index = PostingIndex(layers: [list])
        #expect(index.documents(under: 1 << 60, atMost: 1000) == nil)
    }

    @Test(
        "an index over segments answers like one in memory, whatever is adopted",
        arguments: 0..<5 as Range<UInt64>)
    func layers(seed: UInt64) {
        var dice = Dice(seed)
        var (layered, plain) = (PostingIndex(), PostingIndex())
        var (layers, removed): ([PostingList], Set<UInt32>) = ([], [])
        var waiting: [UInt32: [UInt64]] = [:]
        for document in 0..<300 as Range<UInt32> {
            let keys = (0..<4).map { _ in UInt64.random(in: 0..<30, using: &dice) &* 0x9E37_79B9_7F4A_7C15 }
            layered.insert(document, under: keys)
            plain.insert(document, under: keys)
            waiting[document] = keys
            if Int.random(in: 0..<5, using: &dice) == 0 {
                let other = UInt32.random(in: 0...document, using: &dice)
                layered.remove(other)
                plain.remove(other)
                if waiting.removeValue(forKey: other) == nil { removed.insert(other) }
            }
            if Int.random(in: 0..<40, using: &dice) == 0 {
                var builder = PostingBuilder()
                for (document, keys) in waiting { builder.add(document, under: keys) }
                layers.append(PostingList([builder]))
                layered.adopt(layers, moved: Set(waiting.keys), removed: removed)
                waiting = [:]
            }
        }
        for number in 0..<30 as Range<UInt64> {
            let key = number &* 0x9E37_79B9_7F4A_7C15
            #expect(layered.documents(under: key) == plain.documents(under: key))
            #expect(layered.documents(under: key, atMost: 20) == plain.documents(under: key, atMost: 20))
            let (one, other) = (
                layered.outermost(under: key, except: 7), plain.outermost(under: key, except: 7)
            )
            #expect(one?.first == other?.first && one?.last == other?.last)
        }
    }
}
