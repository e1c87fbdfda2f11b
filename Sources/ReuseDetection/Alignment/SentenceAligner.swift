import ArticleText

/// Finds the stretches of two texts in which one tracks the other sentence by
/// sentence, in whatever words.
///
/// The method that won the text alignment task of PAN 2014 (Sanchez-Perez,
/// Sidorov and Gelbukh): sentence pairs that are alike are seeds; seeds close
/// together on both sides make a stretch; a stretch is kept if its two sides
/// are alike as wholes.
struct SentenceAligner {
    struct Settings {
        /// Least cosine and Dice coefficient of two sentences.
        var cosine: Float = 0.30
        var dice: Float = 0.33
        /// Most sentences between two seeds of one stretch.
        var gap = 4
        /// Least cosine of the two sides of a stretch.
        var stretchCosine: Float = 0.34
        /// Least bytes on each side of a stretch.
        var leastBytes = 150
    }

    /// A stretch of sentences on each side, and the seeds in it.
    struct Stretch {
        var first: Range<Int>
        var second: Range<Int>
        var seeds: [SentenceSimilarity.Match]

        /// How much speaks for it.
        var strength: Float { seeds.reduce(0) { $0 + $1.cosine } }
    }

    private let one: TextAnalysis
    private let other: TextAnalysis
    private let similarity: SentenceSimilarity
    private let settings: Settings

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
        var found = kept(seeds, gap: settings.gap)
        found.removeAll { stretch in
            one.bytes(of: tokens(one, stretch.first)).count < settings.leastBytes
                || other.bytes(of: tokens(other, stretch.second)).count < settings.leastBytes
        }
        found.sort { ($1.strength, $0.first.lowerBound) < ($0.strength, $1.first.lowerBound) }
        var disjoint: [Stretch] = []
        for stretch in found {
            let overlaps = disjoint.contains {
                $0.first.overlaps(stretch.first) || $0.second.overlaps(stretch.second)
            }
            if !overlaps { disjoint.append(stretch) }
        }
        return disjoint.sorted { $0.first.lowerBound < $1.first.lowerBound }
    }

    private func tokens(_ text: TextAnalysis, _ sentences: Range<Int>) -> Range<Int> {
        text.sentences[sentences.lowerBound].lowerBound..<text.sentences[sentences.upperBound - 1].upperBound
    }

    /// Groups the seeds; a group whose sides are not alike is grouped again
    /// more closely, down to neighbours only, and then given up.
    private func kept(_ seeds: [SentenceSimilarity.Match], gap: Int) -> [Stretch] {
        var stretches: [Stretch] = []
        for group in Self.groups(seeds, gap: gap) {
            let stretch = Self.stretch(group)
            if similarity.cosine(stretch.first, stretch.second) > settings.stretchCosine {
                stretches.append(stretch)
            } else if gap > 0 {
                stretches += kept(group, gap: gap - 1)
            }
        }
        return stretches
    }

    private static func stretch(_ seeds: [SentenceSimilarity.Match]) -> Stretch {
        let first = seeds.map(\.first)
        let second = seeds.map(\.second)
        return Stretch(
            first: first.min()!..<first.max()! + 1, second: second.min()!..<second.max()! + 1, seeds: seeds)
    }

    /// Cuts seeds apart where either side leaves out more than `gap`
    /// sentences, in turns until nothing is cut any more.
    private static func groups(_ seeds: [SentenceSimilarity.Match], gap: Int) -> [[SentenceSimilarity.Match]]
    {
        var waiting = [seeds]
        var done: [[SentenceSimilarity.Match]] = []
        while let group = waiting.popLast() {
            let byFirst = cut(group, by: \.first, gap: gap)
            let parts = byFirst.flatMap { cut($0, by: \.second, gap: gap) }
            if parts.count == 1 { done.append(parts[0]) } else { waiting += parts }
        }
        return done
    }

    private static func cut(
        _ seeds: [SentenceSimilarity.Match], by side: KeyPath<SentenceSimilarity.Match, Int>, gap: Int
    ) -> [[SentenceSimilarity.Match]] {
        var parts: [[SentenceSimilarity.Match]] = []
        for seed in seeds.sorted(by: { $0[keyPath: side] < $1[keyPath: side] }) {
            if let last = parts.last?.last, seed[keyPath: side] - last[keyPath: side] <= gap + 1 {
                parts[parts.count - 1].append(seed)
            } else {
                parts.append([seed])
            }
        }
        return parts
    }
}
