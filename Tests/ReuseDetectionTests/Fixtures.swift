import ArticleText
import ReuseDetection

/// Articles in memory, given out in batches of the given size.
struct Articles: ArticleSource {
    struct Item: Sendable {
        var id: String
        var text: String
        var published = ""
        var publisher = ""
    }

    var items: [Item]
    var batchSize = 3
    private let next = Counter()

    init(_ items: [Item], batchSize: Int = 3) {
        self.items = items
        self.batchSize = batchSize
    }

    func forEachBatch(_ body: (ArticleBatch) -> Void) {
        while true {
            let start = next.take() * batchSize
            guard start < items.count else { return }
            var batch = ArticleBatch()
            for item in items[start..<min(items.count, start + batchSize)] {
                batch.set(.id, to: item.id)
                batch.set(.published, to: item.published)
                batch.set(.publisher, to: item.publisher)
                batch.set(.text, to: item.text)
                batch.finish(path: item.id)
            }
            body(batch)
        }
    }
}

import Synchronization

final class Counter: Sendable {
    private let value = Atomic(0)
    func take() -> Int { value.wrappingAdd(1, ordering: .relaxed).oldValue }
}

/// Seeded random numbers (SplitMix64).
struct Dice: RandomNumberGenerator {
    private var state: UInt64
    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }

    /// A text of words nobody else has used.
    mutating func words(_ count: Int) -> [String] {
        (0..<count).map { _ in "w" + String(next() % 1_000_000_007, radix: 36) }
    }
}

/// Words as sentences of ten.
func prose(_ words: [String]) -> String {
    stride(from: 0, to: words.count, by: 10).map { start in
        let sentence = words[start..<min(words.count, start + 10)].joined(separator: " ")
        return sentence.prefix(1).uppercased() + sentence.dropFirst() + "."
    }.joined(separator: " ")
}

extension Detection {
    /// The families as ids.
    var familyIDs: [[String]] { families.map { $0.members.map { corpus.id(of: $0) } } }

    /// The pairs as ids with their relations.
    var pairs: [String] {
        verdicts.map { "\(corpus.id(of: $0.first)) \($0.relation) \(corpus.id(of: $0.second))" }
    }
}
