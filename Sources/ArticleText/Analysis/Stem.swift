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
}
