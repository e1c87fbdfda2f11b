import Testing

@testable import ReuseDetection

@Suite("Lists of hashes as sets")
struct SortedHashesTests {
    @Test("sorted, each once, whatever the numbers are like", arguments: [0, 1, 2, 31, 33, 64, 1000, 5000])
    func sorts(count: Int) {
        var random = SystemRandomNumberGenerator()
        let lists: [[UInt64]] = [
            (0..<count).map { _ in random.next() },
            // Not spread over all numbers, so that all fall into one bucket.
            (0..<count).map { _ in random.next() % 100 },
            (0..<count).map { UInt64(count - $0) },
            Array(repeating: .max, count: count),
        ]
        for list in lists {
            var sorted = list
            sorted.sortUniquely()
            #expect(sorted == Set(list).sorted())
        }
    }

    @Test("what two lists share is counted alike however long they are")
    func counts() {
        for (one, other) in [(0, 5), (3, 3), (10, 12), (5, 500), (300, 400)] {
            let first = (0..<UInt64(one)).map { $0 * 3 }
            let second = (0..<UInt64(other)).map { $0 * 2 }
            let shared = Set(first).intersection(second).count
            #expect(first.countShared(with: second) == shared)
            #expect(second.countShared(with: first) == shared)
        }
    }
}
