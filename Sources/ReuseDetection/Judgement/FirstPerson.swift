import ArticleText

/// Finds what is told in the first person outside quotation marks.
///
/// English only: in other languages these words mean other things. There a
/// statement without quotation marks is taken for the reporter's own words.
enum FirstPerson {
    private static let pronouns = hashes("i me my mine myself we us our ours ourselves")
    private static let article = hashes("the")
    /// One word in so many is "the" in any English text.
    private static let articleRarity = 50

    /// The sentences with such a word among the author's, as ranges of tokens.
    static func sentences(of text: TextAnalysis, _ voices: [Voices.Voice]) -> [Range<Int>] {
        guard text.tokens.count(where: { article.contains($0.hash) }) * articleRarity > text.tokens.count
        else { return [] }
        return text.sentences.filter { sentence in
            sentence.contains { voices[$0] == .author && pronouns.contains(text.tokens[$0].hash) }
        }
    }

    private static func hashes(_ words: String) -> Set<UInt64> {
        var tokenizer = Tokenizer()
        var tokens: [Token] = []
        tokenizer.tokenize(Array(words.utf8).span, into: &tokens)
        return Set(tokens.map(\.hash))
    }
}
