import ArticleText

/// The numbers of a text, however they are written: 9,214 and 9214 are one, and
/// so are 6.4m and 6.4 million.
enum WrittenNumbers {
    /// The different numbers in a stretch of words, as hashes, ascending.
    static func hashes(of text: TextAnalysis, in words: Range<Int>) -> [UInt64] {
        var hashes: [UInt64] = []
        var index = words.lowerBound
        while index < words.upperBound {
            guard text.roles[index].contains(.number) else {
                index += 1
                continue
            }
            hashes.append(hash(text, &index, before: words.upperBound))
        }
        hashes.sortUniquely()
        return hashes
    }

    /// FNV-1a (Fowler, Noll and Vo 1991) of a number's digits and its decimal
    /// point. Moves behind the words it is made of.
    private static func hash(_ text: TextAnalysis, _ index: inout Int, before end: Int) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        func add(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        var isFirst = true
        repeat {
            let digits = text.bytes(of: index..<index + 1)
            let count = digits.count { isDigit(text, $0) }
            // Three digits behind a separator are thousands, others decimals.
            if !isFirst, count != 3 { add(UInt8(ascii: ".")) }
            for place in digits where isDigit(text, place) { add(text.text[text.text.startIndex + place]) }
            isFirst = false
            index += 1
        } while index < end && continues(text, at: index)
        return hash
    }

    /// Whether a word goes on with the number before it: digits behind one
    /// comma, point or apostrophe.
    private static func continues(_ text: TextAnalysis, at index: Int) -> Bool {
        let (last, next) = (text.tokens[index - 1].range, text.tokens[index].range)
        guard next.lowerBound - last.upperBound == 1, isDigit(text, next.lowerBound) else { return false }
        let separator = text.text[text.text.startIndex + last.upperBound]
        return [UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: "'")].contains(separator)
    }

    private static func isDigit(_ text: TextAnalysis, _ place: Int) -> Bool {
        text.text[text.text.startIndex + place] &- UInt8(ascii: "0") < 10
    }
}
