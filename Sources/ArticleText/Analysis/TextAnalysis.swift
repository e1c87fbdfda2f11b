/// The words and sentences of a text, with the role of each word. Made for the articles of
/// candidate pairs.
public struct TextAnalysis: Sendable {
    /// The roles of a word.
    public struct Roles: OptionSet, Sendable, Hashable {
        public let rawValue: UInt8

        public init(rawValue: UInt8) { self.rawValue = rawValue }

        /// Between quotation marks.
        public static let quoted = Roles(rawValue: 1)
        /// Not part of the story: site boilerplate, bylines, captions.
        public static let boilerplate = Roles(rawValue: 2)
        /// A number, or part of one.
        public static let number = Roles(rawValue: 4)
        /// Written with a capital where a sentence does not ask for one, in a
        /// text where that tells a name.
        public static let name = Roles(rawValue: 8)
    }

    public let text: ArraySlice<UInt8>
    public let tokens: [Token]
    /// For each token the hash of its stem; 0 for words too short to count.
    public let stems: [UInt64]
    /// For each token what it is.
    public let roles: [Roles]
    /// The sentences in order, as ranges of tokens; none is empty.
    public let sentences: [Range<Int>]

    /// - Parameter boilerplate: the ascending byte ranges that are not part of the story, such
    ///   as boilerplate.
    /// - Complexity: O(*n*) in the bytes of the text.
    public init(of text: ArraySlice<UInt8>, boilerplate: [Range<Int>] = []) {
        var tokenizer = Tokenizer()
        var tokens: [Token] = []
        tokenizer.tokenize(text.span, into: &tokens)
        self.init(of: text, tokens: tokens, boilerplate: boilerplate)
    }

    /// The analysis of a text that is already tokenized.
    ///
    /// - Complexity: O(*n*) in the bytes of the text.
    public init(of text: ArraySlice<UInt8>, tokens: [Token], boilerplate: [Range<Int>]) {
        let span = text.span
        self.text = text
        self.tokens = tokens

        var sentences = Self.tokenRanges(of: Sentences.ranges(in: span), tokens)
        sentences = Self.joiningShort(sentences)
        self.sentences = sentences

        var stems = [UInt64](repeating: 0, count: tokens.count)
        var roles = [Roles](repeating: [], count: tokens.count)
        for index in tokens.indices {
            stems[index] = Stem.hash(of: tokens[index], in: span) ?? 0
            roles[index] = Self.shape(of: tokens[index], in: span)
        }
        let shapes = roles
        for sentence in sentences { roles[sentence.lowerBound].remove(.name) }
        let names = roles.indices.count {
            roles[$0].contains(.name) && ($0 == 0 || !shapes[$0 - 1].contains(.name))
        }
        if Double(names) > Self.maxNames * Double(tokens.count) {
            for index in roles.indices { roles[index].remove(.name) }
        }
        for range in Self.tokenRanges(of: Quotations.ranges(in: span), tokens) {
            for index in range { roles[index].insert(.quoted) }
        }
        for range in Self.tokenRanges(of: boilerplate, tokens) {
            for index in range { roles[index].insert(.boilerplate) }
        }
        self.stems = stems
        self.roles = roles
    }

    /// Where names, of however many words, are more than one word in five, it is
    /// nouns that are written with a capital, as in German, and names cannot be
    /// told.
    private static let maxNames = 0.2

    /// The bytes from the first token of `range` to its last.
    public func bytes(of range: Range<Int>) -> Range<Int> {
        tokens[range.lowerBound].range.lowerBound..<tokens[range.upperBound - 1].range.upperBound
    }

    /// Whether a token's first letter is a capital or a digit.
    private static func shape(of token: Token, in text: Span<UInt8>) -> Roles {
        let first = text[Int(token.start)]
        if first.isDigit { return .number }
        if first < 0x80 { return first.isCapital ? .name : [] }
        let scalar = UTF8Scalar.decode(text, at: Int(token.start), before: Int(token.end)).scalar
        let isUppercase = scalar.flatMap(Unicode.Scalar.init)?.properties.isUppercase ?? false
        return isUppercase ? .name : []
    }

    /// The tokens that begin in each of some ascending byte ranges; those
    /// without any left out.
    private static func tokenRanges(of ranges: [Range<Int>], _ tokens: [Token]) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var index = 0
        for range in ranges {
            while index < tokens.count, Int(tokens[index].start) < range.lowerBound { index += 1 }
            let start = index
            while index < tokens.count, Int(tokens[index].start) < range.upperBound { index += 1 }
            if index > start { found.append(start..<index) }
        }
        return found
    }

    /// Sentences of one or two words go with the next one.
    private static func joiningShort(_ sentences: [Range<Int>]) -> [Range<Int>] {
        var joined: [Range<Int>] = []
        var start: Int?
        for sentence in sentences {
            let whole = (start ?? sentence.lowerBound)..<sentence.upperBound
            if whole.count < 3 {
                start = whole.lowerBound
            } else {
                joined.append(whole)
                start = nil
            }
        }
        if let start, let last = sentences.last { joined.append(start..<last.upperBound) }
        return joined
    }
}

/// The beginning of a word, which stands for all its forms.
///
/// Cutting words off after six letters serves as well as a stemmer for finding
/// them again (McNamee and Mayfield 2004) and needs no language.
public enum Stem {
    private static let letters = 6

    /// The hash of a token's folded beginning; nil for words of one or two
    /// letters, which carry little.
    public static func hash(of token: Token, in text: Span<UInt8>) -> UInt64? {
        let range = token.range
        if let stem = plainStem(text, range) { return range.count > 2 ? WordHash.of(stem) : nil }
        var word = FoldedWord()
        if let disguised = MixedScript.letters(of: text, in: range) {
            word.replace(by: Array(disguised.prefix(letters)))
            return disguised.count > 2 ? word.take() : nil
        }
        var count = 0
        var position = range.lowerBound
        while position < range.upperBound, count < letters {
            let (decoded, length) = UTF8Scalar.decode(text, at: position, before: range.upperBound)
            position += length
            guard let scalar = decoded else { continue }
            let entry = Folding.entry(of: scalar)
            switch entry.kind {
            case .letter:
                // Hangul comes in syllables, which say as much as three letters.
                word.append(Folding.folded(scalar, entry))
                count += Folding.jamo(of: scalar) == nil ? 1 : 3
            case .ignored, .separator: continue
            // A token of these scripts is a piece of text as it is.
            case .ideograph, .syllabic, .expansion: return token.hash
            }
        }
        return count > 2 ? word.take() : nil
    }

    /// The first letters of a word of ASCII, lower case, as bytes of a number;
    /// nil for a word with others among them.
    private static func plainStem(_ text: Span<UInt8>, _ range: Range<Int>) -> UInt64? {
        var stem: UInt64 = 0
        var shift: UInt64 = 0
        var index = range.lowerBound
        let end = min(range.upperBound, index &+ letters)
        while index < end {
            let byte = text[index]
            guard byte < 0x80 else { return nil }
            stem |= UInt64(byte | 0x20) &<< shift
            shift &+= 8
            index &+= 1
        }
        return stem
    }
}
