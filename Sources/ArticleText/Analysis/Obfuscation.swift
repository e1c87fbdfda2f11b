/// Obfuscation in a text: characters that hide its words from a comparison but not from a
/// reader.
///
/// Comparison is not affected, as words are folded (see ``Tokenizer``), but obfuscation
/// suggests intent.
public struct Obfuscation: Sendable, Hashable {
    /// The number of words with look-alike letters of two scripts.
    public private(set) var mixedScriptWords = 0
    /// The number of invisible characters between two letters of a script that does not use
    /// them.
    public private(set) var invisibleCharacters = 0

    /// Fewer happen by accident: a key of the wrong keyboard, a leftover of an
    /// editor.
    private static let least = 5
    /// One for so many words, at the least.
    private static let rarity = 100

    /// The obfuscation of a text; nil if there is less than accidents explain. Soft hyphens
    /// count if there are more than one per word.
    ///
    /// - Complexity: O(*n*) in the bytes of the text.
    public init?(of text: ArraySlice<UInt8>) {
        let span = text.span
        // Each takes two bytes beyond ASCII; most texts have hardly any.
        var beyondASCII = 0
        for place in span.indices { beyondASCII &+= Int(span[place] >> 7) }
        guard beyondASCII >= 2 * Self.least else { return nil }
        var tokenizer = Tokenizer()
        var tokens: [Token] = []
        tokenizer.tokenize(span, into: &tokens)
        var softHyphens = 0
        for token in tokens where token.range.contains(where: { span[$0] >= 0x80 }) {
            if MixedScript.letters(of: span, in: token.range) != nil { mixedScriptWords += 1 }
            let invisible = Self.invisible(span, token.range)
            invisibleCharacters += invisible.others
            softHyphens += invisible.softHyphens
        }
        if softHyphens > tokens.count { invisibleCharacters += softHyphens }
        let least = max(Self.least, tokens.count / Self.rarity)
        guard max(mixedScriptWords, invisibleCharacters) >= least else { return nil }
    }

    /// Invisible characters between letters. Marks above and below letters are
    /// seen; joiners spell Persian and the languages of India, and emoji.
    private static func invisible(
        _ text: Span<UInt8>, _ range: Range<Int>
    ) -> (softHyphens: Int, others: Int) {
        var (found, open) = ((softHyphens: 0, others: 0), (softHyphens: 0, others: 0))
        var isInWord = false
        var position = range.lowerBound
        while position < range.upperBound {
            let (decoded, length) = UTF8Scalar.decode(text, at: position, before: range.upperBound)
            position += length
            guard let scalar = decoded else { continue }
            switch Folding.entry(of: scalar).kind {
            case .ignored:
                if scalar == 0xAD {
                    open.softHyphens += 1
                } else if !isMark(scalar) {
                    open.others += 1
                }
            case .letter, .expansion:
                let isOfWord = scalar < endOfAlphabets
                if isInWord, isOfWord {
                    found.softHyphens += open.softHyphens
                    found.others += open.others
                }
                isInWord = isOfWord
                open = (0, 0)
            case .separator, .ideograph, .syllabic:
                isInWord = false
                open = (0, 0)
            }
        }
        return found
    }

    /// Latin, Greek, Cyrillic and Armenian letters come before this.
    private static let endOfAlphabets: UInt32 = 0x590

    /// Accents and the like; what joins graphemes and chooses their look is
    /// none, though Unicode counts it among marks.
    private static func isMark(_ scalar: UInt32) -> Bool {
        guard let properties = Unicode.Scalar(scalar)?.properties else { return false }
        return properties.generalCategory != .format && !properties.isDefaultIgnorableCodePoint
    }
}
