import Sketching

/// The indexes of the different texts of a live index, and what they bring up.
///
/// The rules are those of a dump, `NearDuplicateCandidates` and
/// `RareShingleCandidates`, asked for one text instead of all. Three caps of
/// theirs depend on what else there is, and are applied as things stand when a
/// text is added: of a band that more than 48 texts share only the oldest and
/// the newest are candidates; a shingle counts by how many have it now, and may
/// count for less, or more, when others have come; and of more than 64
/// candidates before or after it, a text keeps the best 64 of either side.
/// Below these caps the candidates are those of a dump.
struct LiveCandidates: Sendable {
    /// Groups of more documents than this are not paired all with all.
    private static let hotGroup = NearDuplicateCandidates.hotGroup
    /// A shingle that more texts have is passed over, near-duplicates or not:
    /// to count them for each new one would take too long.
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
    func near(_ text: Document, _ keys: ArticleKeys) -> [Document] {
        var found: Set<Document> = []
        for key in keys.bands {
            if let group = bands.documents(under: key, atMost: Self.hotGroup) {
                found.formUnion(group)
            } else if let ends = bands.outermost(under: key, except: text) {
                found.formUnion([ends.first, ends.last])
            }
        }
        found.remove(text)
        return found.sorted()
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
            guard let having = sampled.documents(under: key, atMost: Self.mostCounted) else { continue }
            guard having.count > 1 || having.first != text else { continue }
            let documents = having.contains(text) ? having : having + [text]
            let listed: [Document]
            switch rules.listing(
                of: documents, first: groups.first(of:), publisher: texts.publisher(of:))
            {
            case .none: continue
            case .all: listed = documents
            case .firsts(let firsts): listed = firsts.contains(text) ? firsts : []
            }
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
    /// The keys with each that an index takes for one left once.
    fileprivate var uniqueKeys: [UInt64] {
        var seen: Set<UInt64> = []
        return filter { seen.insert($0 >> UInt64(64 - PostingIndex.keyBits)).inserted }
    }
}
