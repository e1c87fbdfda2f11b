/// Writes made-up text that looks to a program like news: word lengths, word
/// frequencies, sentences, names, numbers and quotations are about right.
public struct NewsWriter {
    private static let madeUpWords = 20_000

    private let language: Language
    private let vocabulary: [String]
    private var random: SeededGenerator

    public init(_ language: Language, seed: UInt64) {
        self.language = language
        random = SeededGenerator(seed: seed)
        var vocabulary = language.common
        for _ in 0..<Self.madeUpWords { vocabulary.append(Self.word(of: language, &random)) }
        self.vocabulary = vocabulary
    }

    /// An article of at least so many words, in UTF-8.
    public mutating func article(words: Int) -> [UInt8] {
        Self.joined(sentences(words: words))
    }

    /// Two articles, of whose sentences about the share `shared` is the same.
    public mutating func pair(words: Int, shared: Double) -> (first: [UInt8], second: [UInt8]) {
        let first = sentences(words: words)
        let second = first.map { random.happens(shared) ? $0 : sentence().text }
        return (Self.joined(first), Self.joined(second))
    }

    private mutating func sentences(words: Int) -> [String] {
        var sentences: [String] = []
        var written = 0
        while written < words {
            let sentence = sentence()
            sentences.append(sentence.text)
            written += sentence.words
        }
        return sentences
    }

    private mutating func sentence() -> (text: String, words: Int) {
        let count = Int.random(in: 8...30, using: &random)
        let isQuote = random.happens(0.15)
        var text = isQuote ? language.quotes.open : ""
        for index in 0..<count {
            if index > 0 { text += random.happens(0.07) ? language.comma : language.space }
            let word = word()
            text += index == 0 ? Self.capitalized(word) : word
        }
        return (text + (isQuote ? language.quotes.close : "") + language.stop, count)
    }

    private mutating func word() -> String {
        if random.happens(0.02) { return String(Int.random(in: 1...2030, using: &random)) }
        let word = vocabulary[random.rank(below: vocabulary.count)]
        return random.happens(0.06) ? Self.capitalized(word) : word
    }

    private static func word(of language: Language, _ random: inout SeededGenerator) -> String {
        var word = ""
        for _ in 0..<language.syllables.randomElement(using: &random)! {
            word += language.onsets.randomElement(using: &random)!
            word += language.vowels.randomElement(using: &random)!
            word += language.codas.randomElement(using: &random)!
        }
        return word
    }

    private static func capitalized(_ word: String) -> String {
        word.prefix(1).uppercased() + word.dropFirst()
    }

    /// Paragraphs of four sentences.
    private static func joined(_ sentences: [String]) -> [UInt8] {
        var text: [UInt8] = []
        for (index, sentence) in sentences.enumerated() {
            text.append(contentsOf: sentence.utf8)
            if index % 4 == 3 { text.append(UInt8(ascii: "\n")) }
        }
        return text
    }
}
