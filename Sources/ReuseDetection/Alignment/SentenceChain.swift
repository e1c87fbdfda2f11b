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
