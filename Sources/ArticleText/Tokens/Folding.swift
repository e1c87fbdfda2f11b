/// What a Unicode scalar means to the tokenizer, and what it is written as
/// once case, accents and compatibility forms are folded away.
///
/// One lookup in a generated two-stage table; Hangul syllables, which
/// decompose by arithmetic (Unicode Standard, section 3.12), have no entries.
enum Folding {
    enum Kind: UInt32 {
        /// Ends a word: space, punctuation, symbols, typographic quotes.
        case separator
        /// A letter or digit of a script that writes spaces between words.
        case letter
        /// Leaves no trace: soft hyphen, zero-width and direction marks,
        /// accents written apart.
        case ignored
        /// Folds to several scalars.
        case expansion
        /// Han, kana, bopomofo: words are not set apart.
        case ideograph
        /// Thai, Lao, Khmer, Myanmar and their kin: the same, with letters
        /// that mean less each.
        case syllabic
    }

    struct Entry {
        var bits: UInt32

        @inline(__always)
        var kind: Kind { Kind(rawValue: bits >> 28)! }
    }

    private static let firstUnlisted: UInt32 = 0x20000
    private static let hangul: ClosedRange<UInt32> = 0xAC00...0xD7A3

    /// The table at hand: the arrays are looked up once for many scalars.
    struct Table {
        private let pageNumbers = FoldingTable.pageNumbers
        private let entries = Folding.entries

        @inline(__always)
        func entry(of scalar: UInt32) -> Entry {
            if scalar < firstUnlisted {
                let page = Int(pageNumbers[Int(scalar >> 7)])
                return Entry(bits: entries[page << 7 | Int(scalar & 127)])
            }
            if scalar < 0x40000 { return Entry(bits: Kind.ideograph.rawValue << 28) }
            // Above the planes in use: tags and variation selectors.
            return Entry(bits: Kind.ignored.rawValue << 28)
        }
    }

    /// 128 to a page.
    private static let entries: [UInt32] = {
        var entries: [UInt32] = []
        for run in FoldingTable.entryRuns {
            if run >> 31 == 0 {
                entries.append(run)
            } else {
                entries.append(
                    contentsOf: repeatElement(entries[entries.count - 1], count: Int(run & 0xFFFF)))
            }
        }
        return entries
    }()

    static func entry(of scalar: UInt32) -> Entry { Table().entry(of: scalar) }

    /// The scalar a letter, ideograph or syllabic `scalar` folds to.
    @inline(__always)
    static func folded(_ scalar: UInt32, _ entry: Entry) -> UInt32 {
        // The offset is a signed 28-bit number.
        scalar &+ UInt32(bitPattern: Int32(bitPattern: entry.bits << 4) >> 4)
    }

    /// What one scalar folds to where that is several.
    static func expansion(_ entry: Entry) -> [Part] {
        let start = Int(entry.bits & 0xFFFFF)
        return FoldingTable.expansions[start..<start + Int(entry.bits >> 20 & 0xFF)].map(Part.init)
    }

    /// One of several scalars a scalar folds to.
    struct Part {
        let kind: Kind
        let scalar: UInt32

        init(bits: UInt32) {
            kind = Entry(bits: bits).kind
            scalar = bits & 0xFFFFF
        }
    }

    /// The two or three conjoining letters of a precomposed Hangul syllable.
    @inline(__always)
    static func jamo(of scalar: UInt32) -> (lead: UInt32, vowel: UInt32, tail: UInt32?)? {
        guard hangul.contains(scalar) else { return nil }
        let index = scalar - hangul.lowerBound
        let tail = index % 28
        return (0x1100 + index / 588, 0x1161 + index % 588 / 28, tail == 0 ? nil : 0x11A7 + tail)
    }
}
