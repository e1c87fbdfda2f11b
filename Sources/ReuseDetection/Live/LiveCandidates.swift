import Sketching

/// The indexes of the different texts of a live index, and what they bring up.
///
/// The rules are those of a dump, `NearDuplicateCandidates` and
/// `RareShingleCandidates`, asked for one text instead of all. Three caps of
/// theirs depend on what else there is, and are applied as things stand when a
/// text is added: of a band that more than 48 texts share only the first by id
/// and the neighbours are candidates; a shingle counts by how many have it now, and may
/// count for less, or more, when others have come; and of more than 64
/// candidates before or after it, a text keeps the best 64 of either side.
/// Below these caps the candidates are those of a dump.
struct LiveCandidates: Sendable {
    /// Groups of more documents than this are not paired all with all.
    private static let hotGroup = NearDuplicateCandidates.hotGroup
    /// A shingle that more texts have is passed over, near-duplicates or not, and
    /// a band's texts are not put in order: for each new one that would take
    /// too long.
    private static let mostCounted = 4096

    private let options: DetectionOptions
    private let rules: RareShingleRules
    private var bands: PostingIndex
    private var sampled: PostingIndex

    init(options: DetectionOptions, bands: PostingIndex, sampled: PostingIndex) {
        self.options = options
        rules = RareShingleRules(cap: options.documentFrequencyCap)
        self.bands = bands
        self.sampled = sampled
    }

    mutating func insert(_ text: Document, _ keys: ArticleKeys) {
        bands.insert(text, under: keys.bands)
        sampled.insert(text, under: keys.sampled)
    }

    mutating func remove(_ text: Document) {
        bands.remove(text)
        sampled.remove(text)
    }

    /// The texts that agree with one in a band, ascending.
    func near(_ text: Document, _ keys: ArticleKeys, among texts: LiveTexts) -> [Document] {
        var found: Set<Document> = []
        for key in keys.bands { found.formUnion(partners(of: text, under: key, texts)) }
        return found.sorted()
    }

    /// Whether two texts agree in a band as things stand.
    func areNear(
        _ one: (text: Document, keys: ArticleKeys), _ other: (text: Document, keys: ArticleKeys),
        among texts: LiveTexts
    ) -> Bool {
        zip(one.keys.bands, other.keys.bands).contains { key, otherKey in
            key == otherKey
                && (partners(of: one.text, under: key, texts).contains(other.text)
                    || partners(of: other.text, under: key, texts).contains(one.text))
        }
    }

    /// Those with the key of a band that a text is paired with: all of a small
    /// group, of a hot one the first by id and its own neighbours, of one too
    /// large to look through the oldest and the newest.
    private func partners(of text: Document, under key: UInt64, _ texts: LiveTexts) -> [Document] {
        guard let group = bands.documents(under: key, atMost: Self.mostCounted) else {
            return bands.outermost(under: key, except: text).map { [$0.first, $0.last] } ?? []
        }
        let others = group.filter { $0 != text }
        guard others.count >= Self.hotGroup else { return others }
        let first = others.min(by: texts.textPrecedes)
        let before = others.lazy.filter { texts.textPrecedes($0, text) }.max(by: texts.textPrecedes)
        let after = others.lazy.filter { texts.textPrecedes(text, $0) }.min(by: texts.textPrecedes)
        return [first, before, after].compactMap { $0 }
    }

    /// The texts that share enough rare shingles with one, ascending.
    ///
    /// - Parameter isComparable: whether a text may be a candidate at all.
    func rare(
        _ text: Document, _ keys: ArticleKeys, among texts: LiveTexts, groups: LiveGroups,
        isComparable: (Document) -> Bool
    ) -> [Document] {
        guard options.findsRewrites else { return [] }
        var weights: [Document: UInt16] = [:]
        for key in keys.sampled.uniqueKeys {
            let listed = listed(under: key, with: text, among: texts, groups: groups)
            let weight = RareShingleRules.weight(frequency: listed.count)
            for other in listed where other != text {
                weights[other] = RareShingleRules.sum(weights[other] ?? 0, weight)
            }
        }
        var before: [Candidate] = []
        var after: [Candidate] = []
        for (other, weight) in weights where isComparable(other) {
            let smaller = min(UInt32(keys.samples), texts[other].samples)
            guard let share = RareShingleRules.share(weight, ofSamples: smaller) else { continue }
            if texts.textPrecedes(other, text) {
                before.append((share, other))
            } else {
                after.append((share, other))
            }
        }
        return (best(before, texts) + best(after, texts)).sorted()
    }

    /// Whether two texts share enough rare shingles as things stand.
    func areRare(
        _ one: (text: Document, keys: ArticleKeys), _ other: (text: Document, keys: ArticleKeys),
        among texts: LiveTexts, groups: LiveGroups
    ) -> Bool {
        let others = Set(other.keys.sampled.uniqueKeys)
        var weight: UInt16 = 0
        for key in one.keys.sampled.uniqueKeys where others.contains(key) {
            let listed = listed(under: key, with: one.text, among: texts, groups: groups)
            guard listed.contains(other.text) else { continue }
            weight = RareShingleRules.sum(weight, RareShingleRules.weight(frequency: listed.count))
        }
        let smaller = UInt32(min(one.keys.samples, other.keys.samples))
        return RareShingleRules.share(weight, ofSamples: smaller) != nil
    }

    /// Who may find each other by a shingle that a text has; empty if the text
    /// may not.
    private func listed(
        under key: UInt64, with text: Document, among texts: LiveTexts, groups: LiveGroups
    ) -> [Document] {
        guard let having = sampled.documents(under: key, atMost: Self.mostCounted),
            having.count > 1 || having.first != text
        else { return [] }
        let documents = having.contains(text) ? having : having + [text]
        switch rules.listing(of: documents, first: groups.first(of:), publisher: texts.publisher(of:)) {
        case .none: return []
        case .all: return documents
        case .firsts(let firsts): return firsts.contains(text) ? firsts : []
        }
    }

    private typealias Candidate = (share: Float, text: Document)

    private func best(_ candidates: [Candidate], _ texts: LiveTexts) -> [Document] {
        guard candidates.count > options.candidatesPerArticle else { return candidates.map(\.text) }
        let sorted = candidates.sorted { left, right in
            left.share == right.share
                ? texts.textPrecedes(left.text, right.text) : left.share > right.share
        }
        return sorted.prefix(options.candidatesPerArticle).map(\.text)
    }
}

extension [UInt64] {
    /// As much of each key as an index looks at, each once.
    fileprivate var uniqueKeys: [UInt64] {
        var seen: Set<UInt64> = []
        let rest = UInt64(64 - PostingIndex.keyBits)
        return map { ($0 >> rest) << rest }.filter { seen.insert($0).inserted }
    }
}
