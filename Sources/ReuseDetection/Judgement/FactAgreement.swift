import ArticleText

/// How far two texts agree in what they report: numbers and names.
///
/// A rewrite keeps the facts and changes the words. Formulaic copy, a dividend
/// notice or a market report, keeps the words and changes the facts.
struct FactAgreement {
    /// The share of the numbers, and of the names, of a sentence that its
    /// counterpart has too, over all sentences that have one. Drawn to 0.8 while
    /// there is little to go by: where there are no facts, none disagree.
    let numbers: Double
    let names: Double
    /// Numbers of such sentences that their counterparts lack.
    let missingNumbers: Int
    /// Numbers and names put in the place of others between two shared runs,
    /// for ten words in such runs.
    let substitutions: Double

    /// Two shared runs at most so many words apart leave a slot between them.
    private static let slotWords = 6

    init(
        _ first: AuthoredText, _ second: AuthoredText, _ runs: [WordTiler.Tile], _ tracking: SentenceTracking
    ) {
        var (numbers, names) = (Agreement(), Agreement())
        for (one, other, pairs) in [
            (first.facts, second.facts, tracking.counterparts.first),
            (second.facts, first.facts, tracking.counterparts.second),
        ] {
            for pair in pairs {
                let (own, counterpart) = (one[pair.own], other[pair.other])
                numbers.count(own.numbers, counterpart.numbers)
                names.count(own.names, counterpart.names)
            }
        }
        self.numbers = numbers.share
        self.names = names.share
        missingNumbers = numbers.all - numbers.found
        substitutions = Self.substitutions(first.analysis, second.analysis, runs)
    }

    /// How much pairs of sentences have in common, out of what the one with
    /// less has.
    private struct Agreement {
        private(set) var found = 0
        private(set) var all = 0

        var share: Double { (Double(found) + 4) / (Double(all) + 5) }

        /// - Parameters:
        ///   - one: ascending, each once.
        ///   - other: the same.
        mutating func count(_ one: [UInt64], _ other: [UInt64]) {
            all += min(one.count, other.count)
            found += one.countShared(with: other)
        }
    }

    private static func substitutions(
        _ first: TextAnalysis, _ second: TextAnalysis, _ runs: [WordTiler.Tile]
    ) -> Double {
        let words = runs.reduce(0) { $0 + $1.count }
        var slots = 0
        for (run, next) in zip(runs, runs.dropFirst()) {
            let one = run.firstRange.upperBound..<max(run.firstRange.upperBound, next.first)
            let other = run.secondRange.upperBound..<max(run.secondRange.upperBound, next.second)
            guard (1...slotWords).contains(one.count), (1...slotWords).contains(other.count) else { continue }
            let isFilled = [TextAnalysis.Roles.number, .name].contains { role in
                one.contains { first.roles[$0].contains(role) }
                    && other.contains { second.roles[$0].contains(role) }
            }
            if isFilled { slots += 1 }
        }
        return 10 * Double(slots) / Double(max(5, words))
    }
}

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
