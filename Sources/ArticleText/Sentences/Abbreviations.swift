/// Abbreviations that end in a full stop and do not end a sentence.
enum Abbreviations {
    private static let known: Set<String> = [
        // Before a name.
        "mr", "mrs", "ms", "dr", "prof", "rev", "fr", "hon", "st", "sgt", "capt", "cpl", "col", "gen", "maj",
        "lt", "cmdr", "adm", "sen", "rep", "gov", "pres", "supt", "insp", "msgr", "mme", "mlle", "sr", "sra",
        "dra", "herr", "hr", "ing", "dipl",
        // Before a number or a month's day.
        "no", "nos", "nr", "fig", "vol", "pp", "art", "sec", "jan", "feb", "mar", "apr", "jun", "jul", "aug",
        "sep", "sept", "oct", "nov", "dec", "ca", "approx",
        // In the middle.
        "vs", "v", "eg", "ie", "cf", "al", "bzw", "usw", "zb", "dh", "inkl", "mio", "mrd", "ul", "im", "г",
        "ул",
        "им", "тыс", "млн", "млрд",
    ]

    /// Whether the word that ends at the end of `range` is one: a known one, a
    /// single letter (an initial) or letters with full stops between them.
    static func endsWithOne(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        var start = range.upperBound
        while start > range.lowerBound, range.upperBound - start < 12 {
            let byte = text[start - 1]
            guard WordMask.isWord(byte) || byte == UInt8(ascii: ".") else { break }
            start -= 1
        }
        if let answer = isPlainOne(text, start..<range.upperBound) { return answer }
        var letters: [UInt8] = []
        var isDotted = false
        for index in start..<range.upperBound {
            if text[index] == UInt8(ascii: ".") { isDotted = true } else { letters.append(text[index]) }
        }
        let word = String(decoding: letters, as: UTF8.self)
        if word.unicodeScalars.count == 1, word.unicodeScalars.allSatisfy(\.properties.isUppercase) {
            return true
        }
        return isDotted && word.unicodeScalars.count <= 4 || known.contains(word.lowercased())
    }

    /// The same of a word of ASCII, which nearly all are, without a string made
    /// of it; nil for one with other letters.
    private static func isPlainOne(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool? {
        var word: UInt64 = 0
        var (count, dots) = (0, 0)
        var isCapital = false
        for index in range {
            let byte = text[index]
            guard byte < 0x80 else { return nil }
            if byte == UInt8(ascii: ".") {
                dots += 1
            } else {
                isCapital = byte &- UInt8(ascii: "A") < 26
                word = word << 8 | UInt64(isCapital ? byte | 0x20 : byte)
                count += 1
            }
        }
        if count == 1, isCapital { return true }
        return dots > 0 && count <= 4 || count <= 8 && knownPlain.contains(word)
    }

    /// The known ones of ASCII as the bytes of a number.
    private static let knownPlain = Set(
        known.filter { $0.utf8.allSatisfy { $0 < 0x80 } }.map { word in
            word.utf8.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        })
}
