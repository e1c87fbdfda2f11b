import ArticleText

/// Whose words the words of a text are.
///
/// Two reporters may quote one speaker and print one statement; that is no
/// reuse. What counts is what each author says.
struct Voices: Sendable {
    enum Voice: UInt8, Sendable {
        /// The reporter's.
        case author
        /// Between quotation marks, or told in the first person: a statement,
        /// a tweet, a transcript.
        case speaker
        /// The site's.
        case site
    }

    /// By token.
    var voices: [Voice]

    /// From this share of a text on, the first person is its author: a column.
    private static let columnShare = 0.4

    init(_ text: TextAnalysis, _ parts: PairFeatures.Parts = .all) {
        let (site, speaker) = (parts.contains(.boilerplate), parts.contains(.quotations))
        voices = text.roles.map { roles in
            site && roles.contains(.boilerplate)
                ? .site : speaker && roles.contains(.quoted) ? .speaker : .author
        }
        guard parts.contains(.statements) else { return }
        let statements = FirstPerson.sentences(of: text, voices)
        let told = statements.reduce(0) { $0 + $1.count }
        guard Double(told) < Self.columnShare * Double(voices.count(where: { $0 == .author })) else { return }
        for sentence in statements {
            for index in sentence where voices[index] == .author { voices[index] = .speaker }
        }
    }

    subscript(index: Int) -> Voice { voices[index] }

    /// Words that are not the site's.
    var bodyWords: Int { voices.count { $0 != .site } }
    /// Words that are the author's.
    var ownWords: Int { voices.count { $0 == .author } }
}

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
