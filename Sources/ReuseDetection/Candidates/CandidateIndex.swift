import Sketching

/// What the candidate search asks of the texts of an index.
protocol IndexedTexts {
    /// Shingles in the index of sampled ones; nil for a text that is not there.
    func samples(of text: TextNumber) -> UInt32?
    func publisher(of text: TextNumber) -> UInt32
    /// The first of a text's near-duplicates: itself, mostly.
    func first(of text: TextNumber) -> TextNumber
    /// Whether a text comes before another in the order of ids.
    func precedes(_ one: TextNumber, _ other: TextNumber) -> Bool
}

/// The candidates of one text in an index of others: those it shares a band or
/// rare shingles with.
///
/// The rules are those of a dump, `NearDuplicateCandidates` and
/// `RareShingleCandidates`, asked for one text instead of all. Four caps of
/// theirs depend on what else there is, and are applied as things stand when a
/// text is looked up: of a band that more than 48 texts share only the oldest and
/// the newest are candidates, and only until one is reuse; a shingle counts by
/// how many have it now, and may count for less, or more, when others have
/// come; of more than 16 texts that share the very same shingles only the
/// outermost are candidates; and of more than 64 candidates before or after it,
/// a text keeps the best 64 of either side. Below these caps the candidates are
/// those of a dump.
struct CandidateIndex: Sendable {
    /// Groups of more documents than this are not paired all with all.
    private static let hotGroup = NearDuplicateCandidates.hotGroup
    /// A text is tried with at most so many of those it shares hot bands with.
    private static let maxAttempts = NearDuplicateCandidates.maxAttempts
    /// A shingle that so many texts have for each that it may have is passed
    /// over, near-duplicates or not: to look at them takes too long for each new
    /// one.
    private static let maxCounted = 8

    private let options: DetectionOptions
    private let rules: RareShingleRules
    private var bands: PostingIndex
    private var sampled: PostingIndex

    init(
        options: DetectionOptions, bands: PostingIndex = PostingIndex(),
        sampled: PostingIndex = PostingIndex()
    ) {
        self.options = options
        rules = RareShingleRules(cap: options.documentFrequencyCap)
        self.bands = bands
        self.sampled = sampled
    }

    mutating func insert(_ text: TextNumber, _ keys: ArticleKeys) {
        bands.insert(text.rawValue, under: keys.bands)
        sampled.insert(text.rawValue, under: keys.sampled)
    }

    mutating func remove(_ text: TextNumber) {
        bands.remove(text.rawValue)
        sampled.remove(text.rawValue)
    }

    mutating func adopt(_ segments: [Segment], moved: Set<TextNumber>, removed: Set<TextNumber>) {
        let (moved, removed) = (Set(moved.map(\.rawValue)), Set(removed.map(\.rawValue)))
        bands.adopt(segments.map(\.bands), moved: moved, removed: removed)
        sampled.adopt(segments.map(\.shingles), moved: moved, removed: removed)
    }

    /// The texts that agree with one in a band.
    struct Near {
        /// Those of bands that few texts share, ascending.
        var texts: [TextNumber] = []
        /// Those of bands that many share, for trying one after the other: those
        /// with which it shares the most bands first.
        var attempts: [TextNumber] = []
    }

    func near(_ text: TextNumber, _ keys: ArticleKeys) -> Near {
        var found: Set<UInt32> = []
        var shared: [UInt32: Int] = [:]
        for key in keys.bands {
            if let few = bands.documents(under: key, atMost: Self.hotGroup + 1),
                few.count <= Self.hotGroup + (few.contains(text.rawValue) ? 1 : 0)
            {
                found.formUnion(few)
            } else if let (first, last) = bands.outermost(under: key, except: text.rawValue) {
                shared[first, default: 0] += 1
                if last != first { shared[last, default: 0] += 1 }
            }
        }
        found.remove(text.rawValue)
        let attempts = shared.filter { !found.contains($0.key) }
            .sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        return Near(
            texts: found.sorted().map(TextNumber.init),
            attempts: attempts.prefix(Self.maxAttempts).map { TextNumber(rawValue: $0.key) })
    }

    /// The texts that agree with one in a band, of many those that do in the most:
    /// for looking one text up rather than pairing all.
    ///
    /// - Complexity: O(*n*) in the texts that agree with it.
    func nearest(_ keys: ArticleKeys, most: Int) -> [TextNumber] {
        var shared: [UInt32: Int] = [:]
        for key in keys.bands {
            for text in bands.documents(under: key) { shared[text, default: 0] += 1 }
        }
        let best =
            shared.count <= most
            ? Array(shared.keys)
            : shared.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(most).map(\.key)
        return best.sorted().map(TextNumber.init)
    }

    /// The texts that share enough rare shingles with one, ascending.
    ///
    /// - Parameter isComparable: whether a text may be a candidate at all.
    func rare(
        _ text: TextNumber, _ keys: ArticleKeys, among texts: some IndexedTexts,
        isComparable: (TextNumber) -> Bool = { _ in true }
    ) -> [TextNumber] {
        guard options.findsRewrites else { return [] }
        var sums: [UInt32: (weight: UInt32, mark: UInt64)] = [:]
        for key in keys.sampled.uniqueKeys {
            let listed = listed(under: key, with: text, among: texts)
            let weight = RareShingleRules.weight(frequency: listed.count)
            let mark = RareShingleRules.mark(of: key)
            for other in listed where other != text.rawValue {
                let sum = sums[other] ?? (0, 0)
                sums[other] = (sum.weight &+ weight, sum.mark &+ mark)
            }
        }
        var before: [Candidate] = []
        var after: [Candidate] = []
        for (number, sum) in sums {
            let other = TextNumber(rawValue: number)
            guard isComparable(other) else { continue }
            guard let samples = texts.samples(of: other),
                let share = RareShingleRules.share(
                    sum.weight, ofSamples: min(UInt32(keys.samples), samples))
            else { continue }
            if texts.precedes(other, text) {
                before.append((share, other, sum.mark))
            } else {
                after.append((share, other, sum.mark))
            }
        }
        return (best(before, texts) + best(after, texts)).sorted()
    }

    /// Who may find each other by a shingle that a text has; empty if the text
    /// may not.
    private func listed(
        under key: UInt64, with text: TextNumber, among texts: some IndexedTexts
    ) -> [UInt32] {
        let text = text.rawValue
        guard let having = sampled.documents(under: key, atMost: Self.maxCounted * rules.cap),
            having.count > 1 || having.first != text
        else { return [] }
        let documents = having.contains(text) ? having : having + [text]
        let listing = rules.listing(
            of: documents, first: { texts.first(of: TextNumber(rawValue: $0)).rawValue },
            publisher: { texts.publisher(of: TextNumber(rawValue: $0)) })
        switch listing {
        case .none: return []
        case .all: return documents
        case .firsts(let firsts): return firsts.contains(text) ? firsts : []
        }
    }

    private typealias Candidate = (share: Float, text: TextNumber, mark: UInt64)

    private func best(_ candidates: [Candidate], _ texts: some IndexedTexts) -> [TextNumber] {
        var candidates = candidates
        RareShingleRules.thinOut(&candidates, mark: \.mark) { texts.precedes($0.text, $1.text) }
        guard candidates.count > options.candidatesPerArticle else { return candidates.map(\.text) }
        let sorted = candidates.sorted { left, right in
            left.share == right.share ? texts.precedes(left.text, right.text) : left.share > right.share
        }
        return sorted.prefix(options.candidatesPerArticle).map(\.text)
    }
}

extension [UInt64] {
    /// As much of each key as an index looks at, each once.
    fileprivate var uniqueKeys: [UInt64] {
        var seen: Set<UInt64> = []
        let rest = UInt64(64 - PostingList.keyBits)
        return map { ($0 >> rest) << rest }.filter { seen.insert($0).inserted }
    }
}
