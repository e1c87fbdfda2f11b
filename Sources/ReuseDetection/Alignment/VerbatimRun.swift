import ArticleText

/// A passage that is the same in both texts but for a few words here and there.
struct VerbatimRun {
    /// Least bytes of words without a change among them.
    private static let leastBytes = 320
    /// Most words changed in one place.
    private static let gap = 10

    /// In tokens.
    private(set) var first: Range<Int>
    private(set) var second: Range<Int>
    private var isLong: Bool

    /// The runs that some tiles make, which come in the order of the second
    /// text.
    static func runs(_ tiles: [WordTiler.Tile], _ one: TextAnalysis, _ other: TextAnalysis) -> [VerbatimRun] {
        var runs: [VerbatimRun] = []
        for tile in tiles {
            let isLong =
                one.bytes(of: tile.firstRange).count >= leastBytes
                && other.bytes(of: tile.secondRange).count >= leastBytes
            if let last = runs.last, last.isContinued(by: tile) {
                runs[runs.count - 1] = VerbatimRun(
                    first: last.first.lowerBound..<tile.firstRange.upperBound,
                    second: last.second.lowerBound..<tile.secondRange.upperBound,
                    isLong: last.isLong || isLong)
            } else {
                runs.append(VerbatimRun(first: tile.firstRange, second: tile.secondRange, isLong: isLong))
            }
        }
        return runs.filter(\.isLong)
    }

    private func isContinued(by tile: WordTiler.Tile) -> Bool {
        (0...Self.gap).contains(tile.first - first.upperBound)
            && (0...Self.gap).contains(tile.second - second.upperBound)
    }
}
