import ArticleText

/// Finds the stretches of two texts in which one tracks the other sentence by
/// sentence, in whatever words.
///
/// The method that won the text alignment task of PAN 2014 (Sanchez-Perez,
/// Sidorov and Gelbukh): sentence pairs that are alike are seeds; seeds close
/// together on both sides make a stretch; a stretch is kept if its two sides
/// are alike as wholes.
struct SentenceAligner {
    typealias Stretch = SentenceStretch

    struct Settings {
        /// Least cosine and Dice coefficient of two sentences.
        var cosine: Float = 0.30
        var dice: Float = 0.33
        /// Most sentences between two seeds of one stretch.
        var gap = 4
        /// Least cosine of the two sides of a stretch.
        var stretchCosine: Float = 0.34
        /// Least bytes on each side of a stretch.
        var minBytes = 150
    }

    let similarity: SentenceSimilarity
    let settings: Settings
    private let one: TextAnalysis
    private let other: TextAnalysis

    init(_ one: TextAnalysis, _ other: TextAnalysis, settings: Settings = Settings()) {
        self.one = one
        self.other = other
        self.settings = settings
        similarity = SentenceSimilarity(one, other)
    }

    /// Sentence pairs that are alike, by first, then second sentence.
    var seeds: [SentenceSimilarity.Match] {
        similarity.matches(cosine: settings.cosine, dice: settings.dice)
    }

    /// The stretches, none overlapping another on either side, in the order of
    /// the first text.
    func stretches(of seeds: [SentenceSimilarity.Match]) -> [Stretch] {
        var found = groups(of: seeds)
        found.removeAll { stretch in
            one.bytes(of: one.tokens(of: stretch.first)).count < settings.minBytes
                || other.bytes(of: other.tokens(of: stretch.second)).count < settings.minBytes
        }
        let ranked = found.map { (stretch: $0, strength: $0.strength) }.sorted {
            ($1.strength, $0.stretch.first.lowerBound) < ($0.strength, $1.stretch.first.lowerBound)
        }
        var isTaken = (
            first: [Bool](repeating: false, count: one.sentences.count),
            second: [Bool](repeating: false, count: other.sentences.count)
        )
        var disjoint: [Stretch] = []
        for (stretch, _) in ranked
        where !stretch.first.contains(where: { isTaken.first[$0] })
            && !stretch.second.contains(where: { isTaken.second[$0] })
        {
            for sentence in stretch.first { isTaken.first[sentence] = true }
            for sentence in stretch.second { isTaken.second[sentence] = true }
            disjoint.append(stretch)
        }
        return disjoint.sorted { $0.first.lowerBound < $1.first.lowerBound }
    }

    /// The seeds in groups whose two sides are alike as wholes, which may
    /// overlap.
    func groups(of seeds: [SentenceSimilarity.Match]) -> [Stretch] {
        var scratch = similarity.makeScratch()
        return groups(of: seeds, gap: settings.gap, &scratch)
    }

    /// Groups the seeds; a group whose sides are not alike is grouped again
    /// more closely, down to neighbours only, and then given up.
    private func groups(
        of seeds: [SentenceSimilarity.Match], gap: Int, _ scratch: inout SentenceSimilarity.Scratch
    ) -> [Stretch] {
        var stretches: [Stretch] = []
        for group in Stretch.groups(seeds, gap: gap) where !group.isEmpty {
            let stretch = Stretch(group)
            if similarity.cosine(stretch.first, stretch.second, &scratch) > settings.stretchCosine {
                stretches.append(stretch)
            } else if gap > 0 {
                stretches += groups(of: group, gap: gap - 1, &scratch)
            }
        }
        return stretches
    }
}
