import ArticleText
import Benchmark
import CTwins
import SyntheticNews

/// Articles of one language, as many as fit the caches.
private struct Articles {
    let texts: [[UInt8]]
    let tokens: [[Token]]

    init(_ language: Language) {
        var writer = NewsWriter(language, seed: 1)
        let texts = (0..<128).map { _ in writer.article(words: 400) }
        var tokenizer = Tokenizer()
        self.texts = texts
        tokens = texts.map { text in
            var tokens: [Token] = []
            tokenizer.tokenize(text.span, into: &tokens)
            return tokens
        }
    }

    var bytes: Int { texts.reduce(0) { $0 + $1.count } }
    var words: Int { tokens.reduce(0) { $0 + $1.count } }
}

func registerTokenBenchmarks() {
    let english = Articles(.english)
    registerTokenizing(english, "English", twin: twin(for: english))
    registerTokenizing(Articles(.french), "French")
    registerTokenizing(Articles(.russian), "Russian")
    registerTokenizing(Articles(.chinese), "Chinese")
    registerShingling(english)
}

private func registerTokenizing(_ articles: Articles, _ language: String, twin: Twin? = nil) {
    var tokenizer = Tokenizer()
    var tokens: [Token] = []
    register(
        "Words cut and hashed, \(language)", per: .word, count: articles.words, bytes: articles.bytes,
        twin: twin
    ) {
        for text in articles.texts {
            tokenizer.tokenize(text.span, into: &tokens)
            blackHole(tokens.count)
        }
    }
}

private func twin(for articles: Articles) -> Twin {
    let longest = articles.texts.reduce(0) { max($0, $1.count) }
    var tokens = [ctwins_token](repeating: ctwins_token(), count: longest + 1)
    // What articles seldom have: long words, all letters, an end anywhere in a block.
    let rare = Array("AzByCxDwEvFuGtHsIrJqKpLoMnNm 0123456789 @`[{/: Antidisestablishmentarian".utf8)
    let texts = articles.texts + rare.indices.map { Array(rare.prefix($0)) }
    return Twin(
        fault: {
            var tokenizer = Tokenizer()
            var expected: [Token] = []
            for text in texts {
                tokenizer.tokenize(text.span, into: &expected)
                let count = ctwins_tokenize(text, text.count, &tokens)
                let isSame = tokens.prefix(count).elementsEqual(expected) {
                    $0.hash == $1.hash && $0.start == $1.start && $0.end == $1.end
                }
                if !isSame { return "the C twin cuts or hashes words otherwise than Tokenizer" }
            }
            return nil
        },
        body: {
            for text in articles.texts { blackHole(ctwins_tokenize(text, text.count, &tokens)) }
        })
}

private func registerShingling(_ articles: Articles) {
    var shingles: [UInt64] = []
    let width = 3
    let count = articles.tokens.reduce(0) { $0 + $1.count - width + 1 }
    register("Shingles hashed", per: .shingle, count: count) {
        for tokens in articles.tokens {
            Shingles.hashes(of: tokens, width: width, into: &shingles)
            blackHole(shingles.count)
        }
    }
}
