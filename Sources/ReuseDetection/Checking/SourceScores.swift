import Glibc

/// What each article of a collection has in common with the checked ones.
struct SourceScores: Sendable {
    struct Score {
        /// Whether enough shingles are shared for the texts to be compared.
        let overlaps: Bool
        /// The share of the shorter text's shingles that the other has, 0...1; a
        /// little more where a text says one thing twice.
        let share: Double
        /// How much of what the checked article says is said here too: the
        /// share of its words, weighed by rarity, less for a long text; 0...1.
        let nearness: Double
    }

    private let terms: CheckedTerms
    private let found: [CheckedTerms.Found]
    private let lengths: [Int]
    /// For each shingle whether few enough articles have it.
    private let isRare: [Bool]
    /// For each word what it weighs: the logarithm of how rare it is (Sparck
    /// Jones 1972), nought for one that says nothing of what an article is
    /// about.
    private let weights: [Double]
    /// For each checked article the weight of all its words.
    private let totals: [Double]
    private let meanLength: Double

    /// - Parameters:
    ///   - found: what each article of the collection has of the terms.
    ///   - lengths: shingles of each checked article.
    ///   - rarity: the most articles that may have a shingle for it to be rare.
    init(terms: CheckedTerms, found: [CheckedTerms.Found], lengths: [Int], rarity: Int) {
        self.terms = terms
        self.found = found
        self.lengths = lengths
        var words = [Int](repeating: 0, count: terms.words.having.count)
        var shingles = [Int](repeating: 0, count: terms.shingles.having.count)
        for article in found {
            for word in article.words { words[Int(word)] += 1 }
            for shingle in article.shingles { shingles[Int(shingle)] += 1 }
        }
        isRare = shingles.map { $0 <= rarity }
        let most = max(50, found.count / 20)
        weights = words.map { $0 > most ? 0 : log(Double(max(2, found.count)) / Double(max(1, $0))) }
        var totals = [Double](repeating: 0, count: lengths.count)
        for (word, having) in terms.words.having.enumerated() {
            for checked in having { totals[Int(checked)] += weights[word] }
        }
        self.totals = totals
        meanLength = Double(found.reduce(0) { $0 + $1.length }) / Double(max(1, found.count))
    }

    /// Calls `body` with every checked article that shares something with
    /// `source`, by its place among them.
    func forEachChecked(
        of source: Document, _ counter: inout Counter, _ body: (_ checked: Int, _ score: Score) -> Void
    ) {
        let article = found[Int(source)]
        for shingle in article.shingles {
            for checked in terms.shingles.having[Int(shingle)] {
                counter.touch(checked)
                counter.shared[Int(checked)] += 1
                if isRare[Int(shingle)] { counter.rare[Int(checked)] += 1 }
            }
        }
        for word in article.words where weights[Int(word)] > 0 {
            for checked in terms.words.having[Int(word)] {
                counter.touch(checked)
                counter.weight[Int(checked)] += weights[Int(word)]
            }
        }
        let damping = 0.5 + 0.5 * max(1, Double(article.length) / max(1, meanLength))
        for checked in counter.touched.map(Int.init) {
            let smaller = min(article.length, lengths[checked])
            let nearness = totals[checked] > 0 ? counter.weight[checked] / totals[checked] / damping : 0
            body(
                checked,
                Score(
                    overlaps: Self.overlaps(
                        shared: counter.shared[checked], rare: counter.rare[checked], of: smaller),
                    share: Double(counter.shared[checked]) / Double(max(1, smaller)),
                    nearness: nearness))
        }
        counter.clear()
    }

    /// A tenth of all shingles, which is more than the language has in common,
    /// or of rare ones two and a thirtieth.
    private static func overlaps(shared: Int, rare: Int, of smaller: Int) -> Bool {
        10 * shared >= smaller && shared > 0 || rare >= 2 && 30 * rare >= smaller
    }

    /// Sums by checked article, for one article of the collection after the
    /// other without clearing all in between.
    struct Counter {
        fileprivate var shared: [Int]
        fileprivate var rare: [Int]
        fileprivate var weight: [Double]
        fileprivate var touched: [UInt32] = []
        private var isTouched: [Bool]

        init(checked: Int) {
            shared = Array(repeating: 0, count: checked)
            rare = shared
            weight = Array(repeating: 0, count: checked)
            isTouched = Array(repeating: false, count: checked)
        }

        fileprivate mutating func touch(_ checked: UInt32) {
            if isTouched[Int(checked)] { return }
            isTouched[Int(checked)] = true
            touched.append(checked)
        }

        fileprivate mutating func clear() {
            for checked in touched.map(Int.init) {
                (shared[checked], rare[checked], weight[checked]) = (0, 0, 0)
                isTouched[checked] = false
            }
            touched.removeAll(keepingCapacity: true)
        }
    }
}
