import ArticleText
import Glibc

/// Articles of the collection that a checked article may have drawn from: those
/// with which it shares shingles, counted in full, and those nearest to it by
/// their words, rare words counting most.
///
/// There are so many pairs at most for all checked articles together: a few are
/// held against everything that shares enough with them, very many each against
/// what shares most.
struct SourceCandidates: Sendable {
    /// Sorted, each once; `first` is of the collection.
    let pairs: [DocumentPair]
    /// For the nearest by their words how near they are, 0...1.
    let nearness: [DocumentPair: Double]

    /// Of the nearest by their words so many are candidates.
    private static let leastNearest = 20
    /// Pairs by shingles for all checked articles together, beyond the least for
    /// each.
    private static let mostOverlapping = 50_000
    private static let leastOverlapping = 16

    /// - Parameters:
    ///   - collection: how many of the articles, the first ones, are searched.
    ///   - nearest: how many of the nearest will be asked for.
    init(intake: Intake, collection: Int, options: DetectionOptions, nearest: Int) {
        let corpus = intake.corpus
        let checked = corpus.documents.dropFirst(collection)
        let terms = CheckedTerms(checked.map { corpus.text(of: $0) }, shingleWidth: options.shingleWidth)
        let found = Parallel.map(
            count: collection, stride: 256, threads: options.threads, makeState: { terms.makeCutter() }
        ) { range, cutter in
            range.map { terms.find(in: corpus.text(of: Document($0)), &cutter) }
        }.flatMap { $0 }

        let lengths = intake.fingerprints.suffix(checked.count).map {
            max(1, Int($0.words) - options.shingleWidth + 1)
        }
        let scores = SourceScores(
            terms: terms, found: found, lengths: lengths, rarity: options.documentFrequencyCap)
        // Few stretches: each has a list for every checked article.
        let most = (
            overlapping: max(Self.leastOverlapping, Self.mostOverlapping / max(1, checked.count)),
            nearest: max(Self.leastNearest, nearest)
        )
        let parts = Parallel.map(
            count: collection, stride: max(1024, collection / (4 * options.threads)),
            threads: options.threads,
            makeState: { SourceScores.Counter(checked: checked.count) }
        ) { range, counter in
            var part = Part(checked: checked.count, most)
            for source in range {
                scores.forEachChecked(of: Document(source), &counter) { part.add(Document(source), $0, $1) }
            }
            return part
        }
        var all = Part(checked: checked.count, most)
        for part in parts { all.join(part) }

        var pairs: [DocumentPair] = []
        var nearness: [DocumentPair: Double] = [:]
        for (place, document) in checked.enumerated() {
            pairs += all.overlapping(place).map { DocumentPair($0.document, document) }
            for source in all.nearest[place] {
                let pair = DocumentPair(source.document, document)
                pairs.append(pair)
                nearness[pair] = source.nearness
            }
        }
        pairs.sortUniquely()
        self.pairs = pairs
        self.nearness = nearness
    }

    /// The candidates in a stretch of the collection.
    private struct Part: Sendable {
        typealias Source = (nearness: Double, document: Document)

        typealias Overlapping = (share: Double, document: Document)

        /// By the place of the checked article; up to twice as many as asked for.
        private var overlapping: [[Overlapping]]
        /// The nearest first, never more than asked for.
        private(set) var nearest: [[Source]]
        private let most: (overlapping: Int, nearest: Int)

        init(checked: Int, _ most: (overlapping: Int, nearest: Int)) {
            overlapping = Array(repeating: [], count: checked)
            nearest = Array(repeating: [], count: checked)
            self.most = most
        }

        mutating func add(_ document: Document, _ checked: Int, _ score: SourceScores.Score) {
            if score.overlaps { keep((score.share, document), overlapping: checked) }
            keep((score.nearness, document), of: checked)
        }

        /// Those that share most with a checked article.
        func overlapping(_ checked: Int) -> [Overlapping] { likeliest(overlapping[checked]) }

        private func likeliest(_ sources: [Overlapping]) -> [Overlapping] {
            guard sources.count > most.overlapping else { return sources }
            return Array(
                sources.sorted { ($1.share, $0.document) < ($0.share, $1.document) }
                    .prefix(most.overlapping))
        }

        private mutating func keep(_ source: Overlapping, overlapping checked: Int) {
            overlapping[checked].append(source)
            if overlapping[checked].count >= 2 * most.overlapping {
                overlapping[checked] = likeliest(overlapping[checked])
            }
        }

        /// Adds a later stretch.
        mutating func join(_ other: Part) {
            for checked in nearest.indices {
                for source in other.overlapping[checked] { keep(source, overlapping: checked) }
                for source in other.nearest[checked] { keep(source, of: checked) }
            }
        }

        /// Stretches come in the order of documents, so of equals the first
        /// one is kept.
        private mutating func keep(_ source: Source, of checked: Int) {
            guard nearest[checked].count < most.nearest || source.nearness > nearest[checked].last!.nearness
            else {
                return
            }
            let place = nearest[checked].firstIndex { $0.nearness < source.nearness }
            nearest[checked].insert(source, at: place ?? nearest[checked].endIndex)
            if nearest[checked].count > most.nearest { nearest[checked].removeLast() }
        }
    }
}
