import ArticleText

/// A stretch of one text that was made from a stretch of another, or both from
/// a third: where reuse begins and ends, however much in between was changed.
public struct ReusedStretch: Sendable, Hashable {
    /// In bytes of the first text.
    public let first: Range<Int>
    /// In bytes of the second text.
    public let second: Range<Int>
}

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
        let minBytes = aligner.settings.minBytes
        guard one.bytes(of: stretch.first).count >= minBytes,
            other.bytes(of: stretch.second).count >= minBytes,
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

extension SentenceSimilarity {
    /// From this share of a sentence on it is taken for part of the stretch
    /// beside it.
    private static let minShare = 0.4

    /// Moves the borders of a stretch outward over sentences that, while not
    /// like any single one, are made of what the other side says.
    func extended(_ first: Range<Int>, _ second: Range<Int>) -> (first: Range<Int>, second: Range<Int>) {
        var sides = (first: first, second: second)
        let flipped = flipped
        while true {
            let grown = (
                first: grown(sides.first, beside: sides.second),
                second: flipped.grown(sides.second, beside: sides.first)
            )
            if grown == sides { return sides }
            sides = grown
        }
    }

    /// Sentences of the first text and, if it belongs, one more at either end.
    private func grown(_ sentences: Range<Int>, beside other: Range<Int>) -> Range<Int> {
        let terms = terms(inSecond: max(0, other.lowerBound - 1)..<min(second.count, other.upperBound + 1))
        let (start, end) = (sentences.lowerBound, sentences.upperBound)
        let before = start > 0 && share(ofFirst: start - 1, in: terms) >= Self.minShare
        let after = end < first.count && share(ofFirst: end, in: terms) >= Self.minShare
        return (before ? start - 1 : start)..<(after ? end + 1 : end)
    }

    /// Sentences of the first text and all next to them made of what the
    /// second text says anywhere.
    func extended(_ sentences: Range<Int>) -> Range<Int> {
        var sentences = sentences
        while true {
            let grown = grown(sentences, beside: 0..<second.count)
            if grown == sentences { return sentences }
            sentences = grown
        }
    }
}

/// Finds the passages of one text that sum up another.
///
/// Each sentence of a summary has its counterpart, but these lie all over the
/// other text, too far apart to make one stretch sentence by sentence.
struct Condensation {
    /// Most sentences between two seeds, in the summary and in what it sums up.
    private static let gaps = (summary: 1, whole: 24)
    /// Least number of different sentences with a counterpart.
    private static let minSentences = 3
    /// So many times its own length a passage sums up at least.
    private static let minRatio = 3
    /// Summed up from this share of a text on, it is summed up as a whole.
    private static let minPart = 0.5

    let similarity: SentenceSimilarity
    let one: TextAnalysis
    let other: TextAnalysis

    /// The passages of the first text that sum up the second.
    func stretches(of seeds: [SentenceSimilarity.Match]) -> [SentenceStretch] {
        SentenceStretch.cutByFirst(seeds, gap: Self.gaps.summary).compactMap { group in
            group.count < Self.minSentences ? nil : stretch(SentenceStretch.withoutEchoes(group))
        }
    }

    private func stretch(_ seeds: [SentenceSimilarity.Match]) -> SentenceStretch? {
        var stretch = SentenceStretch(seeds)
        guard Double(bytes(other, stretch.second)) >= Self.minPart * Double(other.text.count),
            isSummedUp(bytes(one, stretch.first)), hasNoGap(seeds)
        else { return nil }
        stretch.second = 0..<other.sentences.count
        stretch.first = similarity.extended(stretch.first)
        let length = bytes(one, stretch.first)
        return isSummedUp(length) && spread(seeds) >= length ? stretch : nil
    }

    private func isSummedUp(_ length: Int) -> Bool {
        bytes(other, 0..<other.sentences.count) >= Self.minRatio * length
    }

    private func hasNoGap(_ seeds: [SentenceSimilarity.Match]) -> Bool {
        let places = Set(seeds.map(\.second)).sorted()
        return places.count >= Self.minSentences
            && zip(places, places.dropFirst()).allSatisfy { $1 - $0 <= Self.gaps.whole + 1 }
    }

    /// The bytes between the first and the last counterpart, the one that is
    /// farthest off left out: a single stray match is not a summary.
    private func spread(_ seeds: [SentenceSimilarity.Match]) -> Int {
        var best: [Int: SentenceSimilarity.Match] = [:]
        for seed in seeds where seed.cosine > best[seed.first]?.cosine ?? 0 { best[seed.first] = seed }
        guard best.count >= Self.minSentences else { return 0 }
        let places = best.values.map(\.second).sorted()
        return min(
            bytes(other, places[0]..<places[places.count - 2] + 1),
            bytes(other, places[1]..<places[places.count - 1] + 1))
    }

    private func bytes(_ text: TextAnalysis, _ sentences: Range<Int>) -> Int {
        text.bytes(of: text.tokens(of: sentences)).count
    }
}

/// A passage that is the same in both texts but for a few words here and there.
struct VerbatimRun {
    /// Least bytes of words without a change among them.
    private static let minBytes = 320
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
                one.bytes(of: tile.firstRange).count >= minBytes
                && other.bytes(of: tile.secondRange).count >= minBytes
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
