import Testing

@testable import ReuseDetection

@Suite("Pairs of documents")
struct DocumentPairTests {
    @Test("are gathered by what they hang together with, and none is lost", arguments: UInt64(1)...30)
    func gathering(seed: UInt64) {
        var dice = Dice(seed)
        let documents = 40
        var pairs = (0..<Int.random(in: 0...50, using: &dice)).map { _ in
            let one = Document.random(in: 0..<Document(documents - 1), using: &dice)
            return DocumentPair(one, Document.random(in: one + 1..<Document(documents), using: &dice))
        }
        pairs.sortUniquely()
        // A plain reference: numbers spread along pairs until none changes.
        var crowd = (0..<documents).map { $0 }
        var changes = true
        while changes {
            changes = false
            for pair in pairs where crowd[Int(pair.first)] != crowd[Int(pair.second)] {
                let least = min(crowd[Int(pair.first)], crowd[Int(pair.second)])
                (crowd[Int(pair.first)], crowd[Int(pair.second)]) = (least, least)
                changes = true
            }
        }
        let expected = pairs.sorted {
            (crowd[Int($0.first)], $0.first, $0.second) < (crowd[Int($1.first)], $1.first, $1.second)
        }
        #expect(pairs.gathered(documents: documents) == expected)
    }
}
