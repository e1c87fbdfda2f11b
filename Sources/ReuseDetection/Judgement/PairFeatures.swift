public import ArticleText

/// What the judgement of a pair rests on, as numbers.
///
/// The same whichever text comes first. Linear in the texts but for the
/// sentences, of which each of one is held against each of the other.
public struct PairFeatures: Sendable, Hashable {
    public enum Feature: Int, CaseIterable, Sendable {
        /// Shares of the pairs of ordinary words in a row, 0...1.
        case sharedPairsOfShorter, sharedPairsOfLonger
        /// Triples of ordinary words in a row that both have.
        case sharedTriples
        /// Shares of the sentences, 0...1; see ``SentenceTracking``.
        case order, following, followingInLonger
        /// See ``FactAgreement``.
        case numbers, missingNumbers, names, substitutions
    }

    private var values: [Double]
    /// Words of the text with fewer, site boilerplate not counted.
    public let bodyWords: Int
    /// Words in shared runs, in whosever voice.
    public let sharedWords: Int
    /// Of these the shares that are speakers' in both texts, and the site's in
    /// either; 0...1.
    public let spokenShare: Double
    public let boilerplateShare: Double
    /// The share of own words in shared runs, in the text with the larger
    /// share, 0...1.
    public let verbatimShare: Double
    /// The share of sentences with a counterpart, in the text with fewer words.
    public let trackedShare: Double
    /// Own words of the shorter text over those of the longer, 0...1.
    public let lengthRatio: Double

    public subscript(feature: Feature) -> Double { values[feature.rawValue] }

    /// - Parameters:
    ///   - one: a text, its boilerplate set aside.
    ///   - other: another.
    ///   - parts: what of the extraction is done.
    public init(_ one: TextAnalysis, _ other: TextAnalysis, parts: Parts = .all) {
        var tiler = WordTiler(minWords: 3)
        self.init(AuthoredText(one, parts), AuthoredText(other, parts), tiler: &tiler)
    }

    init(_ one: AuthoredText, _ other: AuthoredText, tiler: inout WordTiler) {
        let isFirst = Self.isShorter(one.analysis, than: other.analysis)
        let (first, second) = isFirst ? (one, other) : (other, one)
        bodyWords = min(first.bodyWords, second.bodyWords)
        let runs = SharedRuns(first, second, tiler: &tiler)
        sharedWords = runs.words
        spokenShare = Double(runs.spokenWords) / Double(max(1, runs.words))
        boilerplateShare = Double(runs.siteWords) / Double(max(1, runs.words))
        let own = (first.ownWords + runs.takenOver.first, second.ownWords + runs.takenOver.second)
        verbatimShare = Double(runs.ownWords) / Double(max(1, min(own.0, own.1)))
        lengthRatio = Double(max(1, min(own.0, own.1))) / Double(max(1, own.0, own.1))

        let sentences = (
            first.sentences(hearing: runs.voices.first), second.sentences(hearing: runs.voices.second)
        )
        let tracking = SentenceTracking(sentences.0, sentences.1)
        trackedShare =
            Double(tracking.counterparts.first.count) / Double(max(1, sentences.0.sentences.count))
        let facts = FactAgreement(first, second, runs.runs, tracking)
        let wording = (
            first.wording(hearing: runs.voices.first), second.wording(hearing: runs.voices.second)
        )
        let pairs = Overlap(wording.0.pairs, wording.1.pairs)
        let triples = Overlap(wording.0.triples, wording.1.triples)

        values = [Double](repeating: 0, count: Feature.allCases.count)
        set(.sharedPairsOfShorter, pairs.containment)
        set(.sharedPairsOfLonger, min(pairs.firstInSecond, pairs.secondInFirst))
        set(.sharedTriples, Double(triples.shared))
        set(.order, tracking.order)
        set(.following, tracking.following)
        set(.followingInLonger, tracking.followingInSecond)
        set(.numbers, facts.numbers)
        set(.missingNumbers, Double(facts.missingNumbers))
        set(.names, facts.names)
        set(.substitutions, facts.substitutions)
    }

    private mutating func set(_ feature: Feature, _ value: Double) { values[feature.rawValue] = value }

    /// Whether a text is the shorter of two, or of two as long the one whose
    /// words come first: any rule that knows nothing of which was given first.
    private static func isShorter(_ one: TextAnalysis, than other: TextAnalysis) -> Bool {
        if one.tokens.count != other.tokens.count { return one.tokens.count < other.tokens.count }
        return !other.text.lexicographicallyPrecedes(one.text)
    }
}

extension Overlap {
    /// What two lists of hashes share, both ascending, each hash once.
    fileprivate init(_ one: [UInt64], _ other: [UInt64]) {
        self.init(first: one.count, second: other.count, shared: one.countShared(with: other))
    }
}
