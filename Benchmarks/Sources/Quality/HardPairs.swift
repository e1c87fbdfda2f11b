import ArticleText
import ReuseDetection

/// The pairs of a collection that look like reuse by their shingles alone and
/// were published too far apart for it: formulas, filled in anew.
///
/// Counted without a sample, by an inverted index over shingles that at most 60
/// articles have: five of these shared, a containment of at least .15 and a
/// Jaccard similarity below .95, both texts of fifty words or more.
struct HardPairs {
    let count: Int

    /// From so many seconds apart two reports are of two events.
    private static let distance = 14 * 86_400.0
    private static let minWords = 50
    private static let frequencyCap = 60
    private static let minShared = 5

    init(among articles: [Article]) {
        let texts = articles.compactMap { article in
            article.publicationTime.map { CutText(article, $0.secondsSince1970) }
        }
        var having: [UInt64: [Int32]] = [:]
        for (place, text) in texts.enumerated() {
            for shingle in text.shingles { having[shingle, default: []].append(Int32(place)) }
        }
        let rare = having.filter { (2...Self.frequencyCap).contains($0.value.count) }
        count = Parallel.map(count: texts.count, stride: 64, threads: 2, makeState: { () }) { range, _ in
            range.reduce(0) { $0 + Self.count(before: $1, texts, rare) }
        }.reduce(0, +)
    }

    static func isFarApart(_ one: Article, _ other: Article) -> Bool {
        guard let one = one.publicationTime, let other = other.publicationTime else { return false }
        return abs(one.secondsSince1970 - other.secondsSince1970) >= distance
    }

    /// Those of one text with an earlier one.
    private static func count(before place: Int, _ texts: [CutText], _ rare: [UInt64: [Int32]]) -> Int {
        let text = texts[place]
        guard text.words >= minWords else { return 0 }
        var shared: [Int32: Int] = [:]
        for shingle in text.shingles {
            for other in rare[shingle] ?? [] where other < place { shared[other, default: 0] += 1 }
        }
        return shared.count { other, count in
            guard count >= minShared else { return false }
            let other = texts[Int(other)]
            guard other.words >= minWords, abs(text.time - other.time) >= distance else { return false }
            let overlap = text.overlap(other)
            return overlap.containment >= 0.15 && overlap.jaccard < 0.95
        }
    }

    private struct CutText: Sendable {
        /// Ascending, each once.
        let shingles: [UInt64]
        let words: Int
        let time: Double

        init(_ article: Article, _ time: Double) {
            var tokenizer = Tokenizer()
            var tokens: [Token] = []
            tokenizer.tokenize(article.text.span, into: &tokens)
            var hashes: [UInt64] = []
            Shingles.hashes(of: tokens, width: 3, into: &hashes)
            shingles = Set(hashes).sorted()
            words = tokens.count
            self.time = time
        }

        func overlap(_ other: CutText) -> Overlap {
            var (one, two, shared) = (0, 0, 0)
            while one < shingles.count, two < other.shingles.count {
                let (left, right) = (shingles[one], other.shingles[two])
                if left == right { shared += 1 }
                if left <= right { one += 1 }
                if right <= left { two += 1 }
            }
            return Overlap(first: shingles.count, second: other.shingles.count, shared: shared)
        }
    }
}
