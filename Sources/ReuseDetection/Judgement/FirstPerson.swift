import ArticleText

/// Finds what is told in the first person outside quotation marks.
///
/// English only: in other languages these words mean other things. There a
/// statement without quotation marks is taken for the reporter's own words.
enum FirstPerson {
    private static let pronouns = WordSet("i me my mine myself we us our ours ourselves")
    private static let article = WordSet("the")
    /// One word in so many is "the" in any English text.
    private static let articleRarity = 50

    /// The sentences with such a word among the author's, as ranges of tokens.
    static func sentences(of text: TextAnalysis, _ voices: [Voices.Voice]) -> [Range<Int>] {
        var articles = 0
        for token in text.tokens where article.contains(token) { articles += 1 }
        guard articles * articleRarity > text.tokens.count else { return [] }
        return text.sentences.filter { sentence in
            for index in sentence where pronouns.contains(text.tokens[index]) {
                if voices[index] == .author { return true }
            }
            return false
        }
    }

    /// A handful of words.
    private struct WordSet {
        private let hashes: [UInt64]
        /// Bit n is set if a hash ends in n: most words fail at this.
        private let filter: UInt64

        init(_ words: String) {
            var tokenizer = Tokenizer()
            var tokens: [Token] = []
            tokenizer.tokenize(Array(words.utf8).span, into: &tokens)
            hashes = tokens.map(\.hash)
            filter = hashes.reduce(0) { $0 | 1 << ($1 & 63) }
        }

        @inline(__always)
        func contains(_ token: Token) -> Bool {
            filter >> (token.hash & 63) & 1 != 0 && hashes.contains(token.hash)
        }
    }
}
