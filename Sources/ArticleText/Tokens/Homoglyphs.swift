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
