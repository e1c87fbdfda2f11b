import ArticleText

/// Finds where reuse begins and ends: stretches of sentences, passages that
/// sum up, runs of words.
///
/// Sentences are the measure of what was reworded; what was copied begins and
/// ends in the middle of one.
struct StretchFinder {
    /// A stretch of sentences of which runs cover this much is those runs.
    private static let copied = 0.5

    /// Reuse, in tokens.
    private struct Stretch {
        var first: Range<Int>
        var second: Range<Int>

        func overlaps(_ other: Stretch) -> Bool {
            first.overlaps(other.first) && second.overlaps(other.second)
        }
    }

    private let one: TextAnalysis
    private let other: TextAnalysis
    private let aligner: SentenceAligner

    init(_ one: TextAnalysis, _ other: TextAnalysis) {
        self.one = one
        self.other = other
        aligner = SentenceAligner(one, other)
    }

    /// The stretches, none overlapping another on either side, in the order of
    /// the first text.
    func stretches(_ tiles: [WordTiler.Tile]) -> [ReusedStretch] {
        let runs = VerbatimRun.runs(tiles, one, other)
        let seeds = aligner.seeds
        let sentences = (condensations(of: seeds) + tracks(of: seeds)).map(inTokens)
            .filter { !isCopied($0, in: runs) }
        let copies = runs.map { Stretch(first: $0.first, second: $0.second) }
            .filter { run in !sentences.contains { $0.overlaps(run) } }
        var found: [Stretch] = []
        for stretch in copies + sentences { add(stretch, to: &found) }
        return found.sorted { $0.first.lowerBound < $1.first.lowerBound }.map { stretch in
            ReusedStretch(first: one.bytes(of: stretch.first), second: other.bytes(of: stretch.second))
        }
    }

    /// Adds a stretch if it is long enough and does not overlap another.
    private func add(_ stretch: Stretch, to found: inout [Stretch]) {
        let leastBytes = aligner.settings.leastBytes
        guard one.bytes(of: stretch.first).count >= leastBytes,
            other.bytes(of: stretch.second).count >= leastBytes,
            !found.contains(where: { $0.first.overlaps(stretch.first) || $0.second.overlaps(stretch.second) })
        else { return }
        found.append(stretch)
    }

    /// Stretches in which one text tracks the other, the strongest first.
    private func tracks(of seeds: [SentenceSimilarity.Match]) -> [SentenceStretch] {
        let groups = aligner.groups(of: seeds).flatMap { group in
            SentenceStretch.groups(SentenceStretch.withoutEchoes(group.seeds), gap: aligner.settings.gap)
        }
        return Self.ranked(
            groups.filter { !$0.isEmpty }.map { group in
                var stretch = SentenceStretch(group)
                (stretch.first, stretch.second) =
                    aligner.similarity.extended(stretch.first, stretch.second)
                return stretch
            })
    }

    /// Passages of either text that sum up the other, the strongest first.
    private func condensations(of seeds: [SentenceSimilarity.Match]) -> [SentenceStretch] {
        let similarity = aligner.similarity
        let flipped = Condensation(similarity: similarity.flipped, one: other, other: one)
        return Self.ranked(
            Condensation(similarity: similarity, one: one, other: other).stretches(of: seeds)
                + flipped.stretches(of: seeds.map(\.flipped)).map(\.flipped))
    }

    private static func ranked(_ stretches: [SentenceStretch]) -> [SentenceStretch] {
        stretches.map { (stretch: $0, rank: (-$0.strength, $0.first.lowerBound + $0.second.lowerBound)) }
            .sorted { $0.rank < $1.rank }.map(\.stretch)
    }

    private func inTokens(_ stretch: SentenceStretch) -> Stretch {
        Stretch(first: one.tokens(of: stretch.first), second: other.tokens(of: stretch.second))
    }

    private func isCopied(_ stretch: Stretch, in runs: [VerbatimRun]) -> Bool {
        var covered = (first: 0, second: 0)
        for run in runs where run.first.overlaps(stretch.first) && run.second.overlaps(stretch.second) {
            covered.first += run.first.clamped(to: stretch.first).count
            covered.second += run.second.clamped(to: stretch.second).count
        }
        return Double(covered.first) > Self.copied * Double(stretch.first.count)
            || Double(covered.second) > Self.copied * Double(stretch.second.count)
    }
}
