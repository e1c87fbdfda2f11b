import ArticleText

/// Finds the passages of one text that sum up another.
///
/// Each sentence of a summary has its counterpart, but these lie all over the
/// other text, too far apart to make one stretch sentence by sentence.
struct Condensation {
    /// Most sentences between two seeds, in the summary and in what it sums up.
    private static let gaps = (summary: 1, whole: 24)
    /// Least number of different sentences with a counterpart.
    private static let leastSentences = 3
    /// So many times its own length a passage sums up at least.
    private static let leastRatio = 3
    /// Summed up from this share of a text on, it is summed up as a whole.
    private static let leastPart = 0.5

    let similarity: SentenceSimilarity
    let one: TextAnalysis
    let other: TextAnalysis

    /// The passages of the first text that sum up the second.
    func stretches(of seeds: [SentenceSimilarity.Match]) -> [SentenceStretch] {
        SentenceStretch.cutByFirst(seeds, gap: Self.gaps.summary).compactMap { group in
            group.count < Self.leastSentences ? nil : stretch(SentenceStretch.withoutEchoes(group))
        }
    }

    private func stretch(_ seeds: [SentenceSimilarity.Match]) -> SentenceStretch? {
        var stretch = SentenceStretch(seeds)
        guard Double(bytes(other, stretch.second)) >= Self.leastPart * Double(other.text.count),
            isSummedUp(bytes(one, stretch.first)), hasNoGap(seeds)
        else { return nil }
        stretch.second = 0..<other.sentences.count
        stretch.first = similarity.extended(stretch.first)
        let length = bytes(one, stretch.first)
        return isSummedUp(length) && spread(seeds) >= length ? stretch : nil
    }

    private func isSummedUp(_ length: Int) -> Bool {
        bytes(other, 0..<other.sentences.count) >= Self.leastRatio * length
    }

    private func hasNoGap(_ seeds: [SentenceSimilarity.Match]) -> Bool {
        let places = Set(seeds.map(\.second)).sorted()
        return places.count >= Self.leastSentences
            && zip(places, places.dropFirst()).allSatisfy { $1 - $0 <= Self.gaps.whole + 1 }
    }

    /// The bytes between the first and the last counterpart, the one that is
    /// farthest off left out: a single stray match is not a summary.
    private func spread(_ seeds: [SentenceSimilarity.Match]) -> Int {
        var best: [Int: SentenceSimilarity.Match] = [:]
        for seed in seeds where seed.cosine > best[seed.first]?.cosine ?? 0 { best[seed.first] = seed }
        guard best.count >= Self.leastSentences else { return 0 }
        let places = best.values.map(\.second).sorted()
        return min(
            bytes(other, places[0]..<places[places.count - 2] + 1),
            bytes(other, places[1]..<places[places.count - 1] + 1))
    }

    private func bytes(_ text: TextAnalysis, _ sentences: Range<Int>) -> Int {
        text.bytes(of: text.tokens(of: sentences)).count
    }
}
