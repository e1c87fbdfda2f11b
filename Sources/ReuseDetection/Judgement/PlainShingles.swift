import ArticleText

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
