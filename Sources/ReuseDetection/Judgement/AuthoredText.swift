import ArticleText

/// A text taken apart for judgement: whose words its words are, its author's
/// sentences and wording. Made once for all pairs a text is in.
final class AuthoredText {
    let analysis: TextAnalysis
    let parts: PairFeatures.Parts
    let voices: Voices
    /// Words that are not the site's.
    let bodyWords: Int
    /// Words that are the author's.
    let ownWords: Int
    let facts: SentenceFacts
    private(set) lazy var sentences = OwnSentences(analysis, voices)
    private(set) lazy var wording = PlainShingles(analysis, voices, parts)

    init(_ analysis: TextAnalysis, _ parts: PairFeatures.Parts = .all) {
        self.analysis = analysis
        self.parts = parts
        voices = Voices(analysis, parts)
        bodyWords = voices.bodyWords
        ownWords = voices.ownWords
        facts = SentenceFacts(analysis)
    }

    /// The sentences and the wording where some of a speaker's words are taken for
    /// the author's.
    func sentences(hearing voices: Voices?) -> OwnSentences {
        voices.map { OwnSentences(analysis, $0) } ?? sentences
    }

    func wording(hearing voices: Voices?) -> PlainShingles {
        voices.map { PlainShingles(analysis, $0, parts) } ?? wording
    }
}

/// The numbers and names of a text's sentences, each sentence looked at once
/// however often it is held against another.
final class SentenceFacts {
    private let text: TextAnalysis
    private var known: [Facts?]

    /// Hashes, ascending, each once.
    struct Facts {
        let numbers: [UInt64]
        let names: [UInt64]
    }

    init(_ text: TextAnalysis) {
        self.text = text
        known = Array(repeating: nil, count: text.sentences.count)
    }

    subscript(sentence: Int) -> Facts {
        if let facts = known[sentence] { return facts }
        let words = text.sentences[sentence]
        var names: [UInt64] = []
        for index in words where text.roles[index].contains(.name) { names.append(text.tokens[index].hash) }
        names.sortUniquely()
        let facts = Facts(numbers: WrittenNumbers.hashes(of: text, in: words), names: names)
        known[sentence] = facts
        return facts
    }
}

/// Pairs and triples of ordinary words in a row: of the author's words, and no
/// numbers.
///
/// Two reports of one event share its figures whoever wrote them; how these are
/// put into words is the writer's.
struct PlainShingles {
    /// Hashes, ascending, each once.
    private(set) var pairs: [UInt64] = []
    private(set) var triples: [UInt64] = []

    init(_ text: TextAnalysis, _ voices: Voices, _ parts: PairFeatures.Parts = .all) {
        let telling: TextAnalysis.Roles = parts.contains(.ordinaryWords) ? .number : []
        var length = 0
        var (last, before): (UInt64, UInt64) = (0, 0)
        for index in text.tokens.indices {
            guard voices[index] == .author, text.roles[index].isDisjoint(with: telling) else {
                length = 0
                continue
            }
            let stem = text.stems[index] == 0 ? text.tokens[index].hash : text.stems[index]
            length += 1
            if length >= 2 { pairs.append(Self.hash(last, stem)) }
            if length >= 3 { triples.append(Self.hash(Self.hash(before, last), stem)) }
            (before, last) = (last, stem)
        }
        pairs.sortUniquely()
        triples.sortUniquely()
    }

    private static func hash(_ one: UInt64, _ other: UInt64) -> UInt64 {
        let mixed = (one ^ (other &* 0x9E37_79B9_7F4A_7C15 &+ one >> 29)) &* 0xBF58_476D_1CE4_E5B9
        return mixed ^ mixed >> 31
    }
}
