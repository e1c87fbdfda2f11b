import ArticleText
import Glibc
public import Sketching

/// A collection that articles are looked up in without being added to it.
///
/// What an article may have drawn from: the texts it shares a band or rare
/// shingles with, as in a dump, and those nearest to it by their words, rare words
/// counting most: a heavy rewrite keeps hardly three words in a row.
public struct SourceIndex: Sendable {
    /// The number of texts.
    public let count: Int
    let options: DetectionOptions
    private let segments: [Segment]
    private let candidates: CandidateIndex
    private let words: PostingIndex
    /// Of near-duplicates, for all but the first of them, the first.
    private let firsts: [TextNumber: TextNumber]
    /// Words of a text, on average.
    private let meanLength: Double
    /// More than any document.
    private let bound: Int

    /// - Parameters:
    ///   - segments: no document is in two of them.
    ///   - removed: documents in them that are there no more.
    ///   - firsts: of near-duplicates, for all but the first of them, the first.
    public init(
        segments: [Segment], removed: Set<TextNumber> = [], firsts: [TextNumber: TextNumber],
        options: DetectionOptions
    ) {
        self.segments = segments
        self.options = options
        self.firsts = firsts
        let gone = Set(removed.map(\.rawValue))
        candidates = CandidateIndex(
            options: options, bands: PostingIndex(layers: segments.map(\.bands), removed: gone),
            sampled: PostingIndex(layers: segments.map(\.shingles), removed: gone))
        words = PostingIndex(layers: segments.map(\.words), removed: gone)
        count = segments.reduce(0) { $0 + $1.count } - removed.count
        meanLength = Double(segments.reduce(0) { $0 + $1.wordCount }) / Double(max(1, count))
        bound = segments.compactMap(\.last).map { Int($0) + 1 }.max() ?? 0
    }

    /// An article to look up.
    struct Query {
        let keys: ArticleKeys
        /// Its different words, as hashes.
        let vocabulary: [UInt64]
        let publisher: UInt32
    }

    /// A text that an article may have drawn from.
    struct Candidate: Sendable {
        let text: TextNumber
        /// How much of what the article says is said here too: the share of its
        /// words, weighed by rarity, less for a long text; 0...1. Nil where it is
        /// not among the nearest.
        var nearness: Double?
        /// Whether the two would be candidates in a dump.
        var isPair: Bool
        /// Whether they only share a band.
        var isNear: Bool
    }

    /// The texts an article may have drawn from, ascending.
    ///
    /// - Parameters:
    ///   - most: at most so many that share a band.
    ///   - nearest: so many by their words.
    ///   - counter: of this index, used by nobody else meanwhile.
    ///
    /// - Complexity: O(log *n*) for each of its keys and words in *n* texts, and the
    ///   texts that have them.
    func candidates(
        for query: Query, most: Int, nearest: Int, counter: inout Counter
    ) -> [Candidate] {
        var found: [TextNumber: Candidate] = [:]
        for text in candidates.nearest(query.keys, most: most) {
            found[text] = Candidate(text: text, isPair: true, isNear: true)
        }
        let texts = QueriedTexts(index: self, publisher: query.publisher)
        for text in candidates.rare(QueriedTexts.query, query.keys, among: texts) {
            found[text] = Candidate(text: text, isPair: true, isNear: false)
        }
        for (text, nearness) in nearestByWords(query, most: nearest, &counter) {
            found[text, default: Candidate(text: text, isPair: false, isNear: false)].nearness =
                nearness
        }
        return found.values.sorted { $0.text < $1.text }
    }

    /// The nearest first.
    private func nearestByWords(
        _ query: Query, most: Int, _ counter: inout Counter
    ) -> [(text: TextNumber, nearness: Double)] {
        guard most > 0 else { return [] }
        let logarithm = log(Double(count + 1))
        var (total, weight) = (0.0, 0.0)
        words.forEachDocument(underEach: query.vocabulary, atMost: Segment.maxHaving(of: count)) { having in
            guard let having else { return }
            // The logarithm of how rare it is (Sparck Jones 1972).
            weight = logarithm - log(Double(max(1, having)))
            total += weight
        } _: { document in
            counter.add(weight, to: document)
        }
        defer { counter.clear() }
        guard total > 0 else { return [] }
        var found: [(text: TextNumber, nearness: Double)] = []
        for document in counter.touched {
            if found.count == most, counter.sums[Int(document)] / total < found.last!.nearness { continue }
            let text = TextNumber(rawValue: document)
            guard let length = facts(of: text)?.words else { continue }
            let damping = 0.5 + 0.5 * max(1, Double(length) / max(1, meanLength))
            let nearness = counter.sums[Int(document)] / total / damping
            if found.count == most, nearness < found.last!.nearness { continue }
            let place = found.firstPlace { ($0.nearness, text) < (nearness, $0.text) }
            found.insert((text, nearness), at: place)
            if found.count > most { found.removeLast() }
        }
        return found
    }

    /// What is known of a text; nil where it is not there.
    private func facts(of text: TextNumber) -> Segment.Text? {
        for segment in segments {
            if let facts = segment.text(of: text.rawValue) { return facts }
        }
        return nil
    }

    func makeCounter() -> Counter { Counter(bound: bound) }

    /// Sums by document, for one query after the other without clearing all in
    /// between.
    struct Counter {
        fileprivate var sums: [Double]
        fileprivate var touched: [UInt32] = []

        fileprivate init(bound: Int) { sums = Array(repeating: 0, count: bound) }

        fileprivate mutating func add(_ weight: Double, to document: UInt32) {
            guard Int(document) < sums.count else { return }
            if sums[Int(document)] == 0 { touched.append(document) }
            sums[Int(document)] += weight
        }

        fileprivate mutating func clear() {
            for document in touched { sums[Int(document)] = 0 }
            touched.removeAll(keepingCapacity: true)
        }
    }

    /// The texts of the index and the one that is looked up.
    private struct QueriedTexts: IndexedTexts {
        /// No document has this number, nor ``PostingList/tooMany``.
        static let query = TextNumber(rawValue: .max - 1)

        let index: SourceIndex
        let publisher: UInt32

        func samples(of text: TextNumber) -> UInt32? { index.facts(of: text)?.samples }

        func publisher(of text: TextNumber) -> UInt32 {
            text == Self.query ? publisher : index.facts(of: text)?.publisher ?? 0
        }

        func first(of text: TextNumber) -> TextNumber { index.firsts[text] ?? text }

        func precedes(_ one: TextNumber, _ other: TextNumber) -> Bool { one < other }
    }
}
