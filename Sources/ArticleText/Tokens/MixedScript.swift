/// Words put together from letters of two scripts that look alike, so that a
/// reader sees no difference and a comparison finds no word: `pаper` with a
/// Cyrillic а.
///
/// Only such words are touched: a Russian or a Greek word is of one script,
/// however Latin it may look.
enum MixedScript {
    /// The scripts with letters that are taken for each other's.
    struct Scripts: OptionSet {
        let rawValue: UInt8

        static let latin = Scripts(rawValue: 1)
        /// Greek, Cyrillic, Armenian.
        static let others = Scripts(rawValue: 2)
        static let mixed: Scripts = [.latin, .others]

        init(rawValue: UInt8) { self.rawValue = rawValue }

        /// Those of a folded letter: at most one.
        @inline(__always)
        init(of folded: UInt32) {
            rawValue = folded &- 0x61 < 26 ? 1 : folded &- 0x370 < 0x220 ? 2 : 0
        }
    }

    private static let cyrillic: Range<UInt32> = 0x400..<0x530

    /// The folded letters of the word that a mixed one looks like: a Latin word
    /// if it can be one, else a Cyrillic one. Nil for a word of one script, and
    /// for one with letters that look like none of the other's, as `kΩ`.
    static func letters(of text: Span<UInt8>, in range: Range<Int>) -> [UInt32]? {
        var found: Scripts = []
        guard forEachLetter(of: text, in: range, { found.formUnion(Scripts(of: $1)) }), found == .mixed
        else { return nil }
        return spelled(text, range) { scalar, folded in
            Scripts(of: folded) == .others ? Homoglyphs.latin(scalar) ?? Homoglyphs.latin(folded) : folded
        }
            ?? spelled(text, range) { scalar, folded in
                switch Scripts(of: folded) {
                case .latin: Homoglyphs.cyrillic(scalar) ?? Homoglyphs.cyrillic(folded)
                case .others: cyrillic.contains(folded) ? folded : nil
                default: folded
                }
            }
    }

    /// The word in other letters; nil if one of them has no counterpart.
    private static func spelled(
        _ text: Span<UInt8>, _ range: Range<Int>,
        _ counterpart: (_ scalar: UInt32, _ folded: UInt32) -> UInt32?
    ) -> [UInt32]? {
        var letters: [UInt32]? = []
        _ = forEachLetter(of: text, in: range) { scalar, folded in
            if let letter = counterpart(scalar, folded) { letters?.append(letter) } else { letters = nil }
        }
        return letters
    }

    /// Hands out the letters of a word as they are and folded.
    ///
    /// - Returns: whether that is all there is to the word.
    private static func forEachLetter(
        of text: Span<UInt8>, in range: Range<Int>, _ body: (_ scalar: UInt32, _ folded: UInt32) -> Void
    ) -> Bool {
        let folding = Folding.Table()
        var position = range.lowerBound
        while position < range.upperBound {
            let (decoded, length) = UTF8Scalar.decode(text, at: position, before: range.upperBound)
            position += length
            guard let scalar = decoded else { return false }
            let entry = folding.entry(of: scalar)
            if entry.kind == .ignored { continue }
            guard entry.kind == .letter, Folding.jamo(of: scalar) == nil else { return false }
            body(scalar, Folding.folded(scalar, entry))
        }
        return true
    }
}

/// Letters of one script that readers take for letters of another: the pairs
/// of Unicode's confusables (Technical Standard 39) that a running text can be
/// disguised with, as they look in upper or in lower case.
enum Homoglyphs {
    /// The small Latin letter that a Greek, Cyrillic or Armenian letter looks
    /// like.
    static func latin(_ scalar: UInt32) -> UInt32? { toLatin[scalar] }

    /// The small Cyrillic letter that a Latin letter looks like.
    static func cyrillic(_ scalar: UInt32) -> UInt32? { toCyrillic[scalar] }

    /// A Latin letter and its doubles.
    private static let doubles: [(latin: Unicode.Scalar, others: String)] = [
        ("a", "аАαΑ"), ("b", "ВΒЬ"), ("c", "сСϲϹ"), ("d", "ԁԀ"), ("e", "еЕεΕ"), ("g", "Ԍԍց"), ("h", "һҺНΗհ"),
        ("i", "іІιΙ"), ("j", "јЈϳͿ"), ("k", "кКκΚ"), ("l", "ӏӀ"), ("m", "МΜ"), ("n", "Νηո"), ("o", "оОοΟօՕ"),
        ("p", "рРρΡ"),
        ("q", "ԛԚ"), ("s", "ѕЅՏ"), ("t", "ТτΤ"), ("u", "υսՍ"), ("v", "νѵѴ"), ("w", "ԝԜωѡ"), ("x", "хХχΧ"),
        ("y", "уУүҮΥγ"), ("z", "Ζ"),
    ]

    /// A Cyrillic letter and the Latin ones that look like it.
    private static let cyrillicDoubles: [(cyrillic: Unicode.Scalar, latin: String)] = [
        ("а", "aA"), ("в", "B"), ("е", "eE"), ("һ", "h"), ("к", "kK"), ("м", "M"), ("н", "H"), ("о", "oO"),
        ("р", "pP"), ("с", "cC"), ("т", "T"), ("у", "yY"), ("х", "xX"), ("і", "iI"), ("ј", "jJ"), ("ѕ", "sS"),
    ]

    private static let toLatin = doubles.reduce(into: [UInt32: UInt32]()) { table, entry in
        for other in entry.others.unicodeScalars { table[other.value] = entry.latin.value }
    }

    private static let toCyrillic = cyrillicDoubles.reduce(into: [UInt32: UInt32]()) { table, entry in
        for other in entry.latin.unicodeScalars { table[other.value] = entry.cyrillic.value }
    }
}
