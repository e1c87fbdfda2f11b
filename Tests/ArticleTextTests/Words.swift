@testable import ArticleText

/// The tokenizer for tests: strings in, strings out.
enum Words {
    static func tokens(_ text: String) -> [Token] {
        var tokenizer = Tokenizer()
        var tokens: [Token] = []
        tokenizer.tokenize(Array(text.utf8).span, into: &tokens)
        return tokens
    }

    static func of(_ text: String) -> [String] {
        let bytes = Array(text.utf8)
        return tokens(text).map { String(decoding: bytes[$0.range], as: UTF8.self) }
    }

    static func hashes(_ text: String) -> [UInt64] { tokens(text).map(\.hash) }

    static func stems(_ text: String) -> [UInt64?] {
        let bytes = Array(text.utf8)
        return tokens(text).map { Stem.hash(of: $0, in: bytes.span) }
    }

    static func shingles(_ text: String, width: Int) -> [UInt64] {
        var shingles: [UInt64] = []
        Shingles.hashes(of: tokens(text), width: width, into: &shingles)
        return shingles
    }

    /// What the words are, said slowly: letters and digits hold together, Han
    /// characters go in pairs.
    static func reference(_ text: String) -> [String] {
        var words: [String] = []
        var word = ""
        var run: [Character] = []
        func end(_ words: inout [String]) {
            if !word.isEmpty { words.append(word) }
            if run.count == 1 { words.append(String(run)) }
            for (one, next) in zip(run, run.dropFirst()) { words.append("\(one)\(next)") }
            word = ""
            run = []
        }
        for character in text {
            if character == "中" {
                if !word.isEmpty { end(&words) }
                run.append(character)
            } else if character.isLetter || character.isNumber {
                if !run.isEmpty { end(&words) }
                word.append(character)
            } else {
                end(&words)
            }
        }
        end(&words)
        return words
    }
}
