import Testing

@testable import ReuseDetection

@Suite("Crowds of pairs")
struct CrowdsTests {
    @Test("hold what hangs together, and lose none", arguments: UInt64(1)...30)
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
        let crowds = Crowds(count: pairs.count, documents: documents) { pairs[$0] }
        #expect(crowds.pairs.sorted() == Array(pairs.indices))
        let roots = crowds.ranges.map { Set(crowds.pairs[$0].map { crowd[Int(pairs[$0].first)] }) }
        #expect(roots.allSatisfy { $0.count == 1 })
        #expect(Set(roots).count == roots.count)
        #expect(roots.map { $0.first! } == roots.map { $0.first! }.sorted())
        #expect(crowds.ranges.flatMap { Array($0) } == Array(pairs.indices))
    }
}
