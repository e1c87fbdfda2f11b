import ArticleText

/// Two texts laid side by side: the passages in which they say the same.
struct Alignment {
    /// In the order of the first text.
    let passages: [Passage]

    init(_ first: TextAnalysis, _ second: TextAnalysis, tiler: inout WordTiler) {
        let aligner = SentenceAligner(first, second)
        let tiles = tiler.tiles(first.tokens, second.tokens)
        var isVerbatim = (first: first.tokens.map { _ in false }, second: second.tokens.map { _ in false })
        for tile in tiles {
            for index in tile.firstRange { isVerbatim.first[index] = true }
            for index in tile.secondRange { isVerbatim.second[index] = true }
        }
        passages =
            PassageBuilder(
                first, second, stretches: aligner.stretches(of: aligner.seeds), tiles: tiles,
                isVerbatim: isVerbatim
            ).passages
    }
}

/// Turns stretches of sentences and runs of words into evidence.
struct PassageBuilder {
    /// From this share of a passage on, a kind goes for all of it.
    private static let prevailing = 0.8
    /// A run of words outside all stretches is evidence from this length on.
    private static let minRun = 8

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
        where tile.count >= Self.minRun && !tile.firstRange.contains(where: { covered[$0] }) {
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

/// Sentences in a row on both sides that say the same: what a reader can take
/// in at a glance. Where the order changes, another chain begins.
struct SentenceChain {
    private(set) var first: Range<Int>
    private(set) var second: Range<Int>
    private var matches: [SentenceSimilarity.Match]

    private init(_ match: SentenceSimilarity.Match) {
        first = match.first..<match.first + 1
        second = match.second..<match.second + 1
        matches = [match]
    }

    /// The mean cosine of its matches.
    var similarity: Double {
        Double(matches.reduce(0) { $0 + $1.cosine }) / Double(matches.count)
    }

    /// The chains of some matches, by first sentence. Of a sentence's several
    /// counterparts only those next to the best one count: one sentence may be
    /// made of two, but is not in two places.
    static func chains(of matches: [SentenceSimilarity.Match]) -> [SentenceChain] {
        var best: [Int: SentenceSimilarity.Match] = [:]
        for match in matches where match.cosine > best[match.first]?.cosine ?? 0 { best[match.first] = match }
        var chains: [SentenceChain] = []
        let kept = matches.filter { abs($0.second - best[$0.first]!.second) <= 1 }
        for match in kept.sorted(by: { ($0.first, $0.second) < ($1.first, $1.second) }) {
            if chains.last?.isContinued(by: match) == true {
                chains[chains.count - 1].append(match)
            } else {
                chains.append(SentenceChain(match))
            }
        }
        return chains
    }

    private func isContinued(by match: SentenceSimilarity.Match) -> Bool {
        match.first - first.upperBound <= 0
            && (second.upperBound - 1...second.upperBound).contains(match.second)
    }

    private mutating func append(_ match: SentenceSimilarity.Match) {
        first = first.lowerBound..<match.first + 1
        second = second.lowerBound..<max(second.upperBound, match.second + 1)
        matches.append(match)
    }
}
