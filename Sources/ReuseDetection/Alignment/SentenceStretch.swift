/// Sentences in a row on each side, and the seeds that hold them together.
struct SentenceStretch {
    typealias Seed = SentenceSimilarity.Match

    var first: Range<Int>
    var second: Range<Int>
    var seeds: [Seed]

    /// - Precondition: there is a seed.
    init(_ seeds: [Seed]) {
        first = seeds[0].first..<seeds[0].first + 1
        second = seeds[0].second..<seeds[0].second + 1
        for seed in seeds {
            first = min(first.lowerBound, seed.first)..<max(first.upperBound, seed.first + 1)
            second = min(second.lowerBound, seed.second)..<max(second.upperBound, seed.second + 1)
        }
        self.seeds = seeds
    }

    /// How much speaks for it: the cosines of its seeds, in millionths, so that
    /// their order makes no difference.
    var strength: Int { seeds.reduce(0) { $0 + Int($1.cosine * 1_000_000) } }

    var flipped: SentenceStretch {
        var flipped = self
        (flipped.first, flipped.second) = (second, first)
        flipped.seeds = seeds.map(\.flipped)
        return flipped
    }

    /// Seeds are cut apart so many times; in real text three times is much.
    private static let maxCuts = 32

    /// Cuts seeds apart where either side leaves out more than `gap`
    /// sentences, in turns until nothing is cut any more.
    ///
    /// - Complexity: O(*n* log *n*).
    static func groups(_ seeds: [Seed], gap: Int) -> [[Seed]] {
        var waiting = [(group: seeds, cuts: 0)]
        var done: [[Seed]] = []
        while let (group, cuts) = waiting.popLast() {
            let parts = cutByFirst(group, gap: gap).flatMap { cutBySecond($0, gap: gap) }
            if parts.count == 1 || cuts == maxCuts {
                done += parts
            } else {
                waiting += parts.map { ($0, cuts + 1) }
            }
        }
        return done
    }

    /// The seeds without those that are but echoes of another: a sentence's
    /// counterpart is the one most like it, or next to that one.
    static func withoutEchoes(_ seeds: [Seed]) -> [Seed] {
        guard seeds.count > 1 else { return seeds }
        let whole = SentenceStretch(seeds)
        let nearest = (
            first: strongest(seeds, whole.first, \.first), second: strongest(seeds, whole.second, \.second)
        )
        return seeds.filter { seed in
            let (one, other) = (seed.first - whole.first.lowerBound, seed.second - whole.second.lowerBound)
            return abs(seed.second - seeds[nearest.first[one]].second) <= 1
                && abs(seed.first - seeds[nearest.second[other]].first) <= 1
        }
    }

    /// For each of some sentences the place of its strongest seed.
    private static func strongest(
        _ seeds: [Seed], _ sentences: Range<Int>, _ sentence: (Seed) -> Int
    ) -> [Int] {
        var places = [Int](repeating: -1, count: sentences.count)
        for (place, seed) in seeds.enumerated() {
            let index = sentence(seed) - sentences.lowerBound
            if places[index] < 0 || seed.cosine > seeds[places[index]].cosine { places[index] = place }
        }
        return places
    }

    static func cutByFirst(_ seeds: [Seed], gap: Int) -> [[Seed]] {
        cut(seeds.sorted { ($0.first, $0.second) < ($1.first, $1.second) }) { $1.first - $0.first > gap + 1 }
    }

    private static func cutBySecond(_ seeds: [Seed], gap: Int) -> [[Seed]] {
        cut(seeds.sorted { ($0.second, $0.first) < ($1.second, $1.first) }) {
            $1.second - $0.second > gap + 1
        }
    }

    private static func cut(_ seeds: [Seed], between isApart: (Seed, Seed) -> Bool) -> [[Seed]] {
        var parts: [[Seed]] = []
        var start = 0
        for index in seeds.indices where index + 1 == seeds.count || isApart(seeds[index], seeds[index + 1]) {
            parts.append(Array(seeds[start...index]))
            start = index + 1
        }
        return parts
    }
}
