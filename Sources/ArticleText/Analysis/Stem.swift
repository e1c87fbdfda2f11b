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
