import ArticleText

/// The different words and shingles of the checked articles, and who has each.
struct CheckedTerms: Sendable {
    private let shingleWidth: Int
    private(set) var words = Terms()
    private(set) var shingles = Terms()

    /// One kind of terms.
    struct Terms: Sendable {
        var table = TermTable()
        /// For each term the checked articles that have it, by their place
        /// among them, ascending.
        var having: [[UInt32]] = []

        mutating func add(_ hashes: [UInt64], of article: UInt32) {
            for hash in hashes {
                let term = Int(table.add(hash))
                if term == having.count { having.append([]) }
                if having[term].last != article { having[term].append(article) }
            }
        }
    }

    /// What one text has of the terms: their numbers, ascending, each once.
    struct Found: Sendable {
        var words: [UInt32] = []
        var shingles: [UInt32] = []
        /// Shingles of the text in all.
        var length = 0
    }

    /// - Parameter texts: the checked articles'.
    init(_ texts: [ArraySlice<UInt8>], shingleWidth: Int) {
        self.shingleWidth = shingleWidth
        var cutter = Cutter(shingleWidth: shingleWidth)
        for (article, text) in texts.enumerated() {
            cutter.cut(text)
            words.add(cutter.words, of: UInt32(article))
            shingles.add(cutter.shingles, of: UInt32(article))
        }
    }

    func makeCutter() -> Cutter { Cutter(shingleWidth: shingleWidth) }

    /// What `text` has of the terms. Linear.
    func find(in text: ArraySlice<UInt8>, _ cutter: inout Cutter) -> Found {
        cutter.cut(text)
        return Found(
            words: Self.numbers(of: cutter.words, words.table),
            shingles: Self.numbers(of: cutter.shingles, shingles.table), length: cutter.shingles.count)
    }

    private static func numbers(of hashes: [UInt64], _ table: TermTable) -> [UInt32] {
        var numbers = hashes.compactMap { table.number(of: $0) }
        numbers.sort()
        var kept = 0
        for place in numbers.indices where place == 0 || numbers[place] != numbers[kept - 1] {
            numbers[kept] = numbers[place]
            kept += 1
        }
        numbers.removeLast(numbers.count - kept)
        return numbers
    }

    /// Cuts texts into words and shingles; one per thread.
    struct Cutter {
        private let shingleWidth: Int
        private var tokenizer = Tokenizer()
        private var tokens: [Token] = []
        private(set) var words: [UInt64] = []
        private(set) var shingles: [UInt64] = []

        init(shingleWidth: Int) { self.shingleWidth = shingleWidth }

        mutating func cut(_ text: ArraySlice<UInt8>) {
            tokenizer.tokenize(text.span, into: &tokens)
            words.removeAll(keepingCapacity: true)
            for token in tokens { words.append(token.hash) }
            Shingles.hashes(of: tokens, width: shingleWidth, into: &shingles)
        }
    }
}
