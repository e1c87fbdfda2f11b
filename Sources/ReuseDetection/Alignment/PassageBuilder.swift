import ArticleText

/// Turns stretches of sentences and runs of words into evidence.
struct PassageBuilder {
    /// From this share of a passage on, a kind goes for all of it.
    private static let prevailing = 0.8
    /// A run of words outside all stretches is evidence from this length on.
    private static let leastRun = 8

    private let first: TextAnalysis
    private let second: TextAnalysis
    private let isVerbatim: (first: [Bool], second: [Bool])
    /// In the order of the first text.
    private(set) var passages: [Passage] = []

    init(
        _ first: TextAnalysis, _ second: TextAnalysis, stretches: [SentenceAligner.Stretch],
        tiles: [WordTiler.Tile], isVerbatim: (first: [Bool], second: [Bool])
    ) {
        self.first = first
        self.second = second
        self.isVerbatim = isVerbatim
        var covered = first.tokens.map { _ in false }
        for stretch in stretches {
            for chain in SentenceChain.chains(of: stretch.seeds) {
                let one = Self.tokens(first, chain.first)
                let other = Self.tokens(second, chain.second)
                for index in one { covered[index] = true }
                passages.append(passage(one, other, similarity: chain.similarity))
            }
        }
        for tile in tiles
        where tile.count >= Self.leastRun && !tile.firstRange.contains(where: { covered[$0] }) {
            passages.append(passage(tile.firstRange, tile.secondRange, similarity: 1))
        }
        passages.sort {
            ($0.first.lowerBound, $0.second.lowerBound) < ($1.first.lowerBound, $1.second.lowerBound)
        }
    }

    private func passage(_ one: Range<Int>, _ other: Range<Int>, similarity: Double) -> Passage {
        let verbatim = min(
            Self.share(one) { isVerbatim.first[$0] }, Self.share(other) { isVerbatim.second[$0] })
        let quoted = min(
            Self.share(one) { first.roles[$0].contains(.quoted) },
            Self.share(other) { second.roles[$0].contains(.quoted) })
        let kind: Passage.Kind =
            quoted >= Self.prevailing ? .quote : verbatim >= Self.prevailing ? .verbatim : .reworded
        return Passage(
            first: first.bytes(of: one), second: second.bytes(of: other), kind: kind,
            similarity: kind == .verbatim ? 1 : similarity, words: one.count)
    }

    private static func tokens(_ text: TextAnalysis, _ sentences: Range<Int>) -> Range<Int> {
        text.sentences[sentences.lowerBound].lowerBound..<text.sentences[sentences.upperBound - 1].upperBound
    }

    private static func share(_ tokens: Range<Int>, _ holds: (Int) -> Bool) -> Double {
        Double(tokens.count(where: holds)) / Double(max(1, tokens.count))
    }
}
