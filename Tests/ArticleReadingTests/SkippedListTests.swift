import Testing

@testable import ArticleReading

@Suite struct SkippedListTests {
    private func list(_ batches: [[Skipped]]) -> [Skipped] {
        var list = SkippedList()
        for batch in batches { list.add(batch) }
        return list.skipped
    }

    private func lacking(_ path: String, _ record: Int, keys: String? = "id, x") -> Skipped {
        var skipped = Skipped(path: path, record: record, reason: "\"t\" is missing; name it")
        skipped.lack = .init(clause: "\"t\" is missing", keys: keys)
        return skipped
    }

    /// Any order of the batches gives the same list, and it is bounded.
    @Test func theOrderOfBatchesDoesNotMatter() {
        var batches = (0..<60).map { batch in
            (0..<10).map { Skipped(path: "f\(batch % 3)", record: batch * 10 + $0, reason: "r") }
        }
        batches.append([Skipped(path: "f1", reason: "the file")])
        batches.append((0..<50).map { lacking("f2", $0) })
        let expected = list(batches)
        #expect(expected.count == 3 * 51)
        #expect(expected[51] == Skipped(path: "f1", reason: "the file"))
        #expect(expected[50] == Skipped(path: "f0", reason: "and 150 more records"))
        var random = SystemRandomNumberGenerator()
        for _ in 0..<20 { #expect(list(batches.shuffled(using: &random)) == expected) }
    }

    @Test func recordsWithoutATextAreOneLine() {
        #expect(list([[lacking("a", 2), lacking("a", 1)]]).map(\.record) == [1, 2])
        let many = list([
            [lacking("a", 9), lacking("a", 12)], [lacking("a", 3, keys: "first"), lacking("a", 4)],
        ])
        #expect(
            many.map(\.clause) == [
                "\"t\" is missing in 4 records; the first, line 3, has the keys first; name the field with --text-field"
            ])
    }
}
