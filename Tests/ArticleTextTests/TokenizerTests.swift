import Testing

@testable import ArticleText

@Suite("Tokenizer")
struct TokenizerTests {
    @Test(
        "words are runs of letters and digits",
        arguments: [
            ("Hello, world", ["Hello", "world"]),
            ("a-b_c", ["a", "b", "c"]),
            ("115,000 troops", ["115", "000", "troops"]),
            ("don't", ["don", "t"]),
            ("nations’ “quoted”—dash…", ["nations", "quoted", "dash"]),
            ("", []),
            (" \n\t.,;", []),
            ("U.S.", ["U", "S"]),
            ("élan Größe", ["élan", "Größe"]),
            ("¿qué?", ["qué"]),
        ])
    func words(_ text: String, _ expected: [String]) {
        #expect(Words.of(text) == expected)
    }

    @Test(
        "texts that a newsroom would call the same have the same tokens",
        arguments: [
            ("STRASSE", "straße"),
            ("Dénes Albert", "De\u{301}nes Albert"),
            ("Dénes", "denes"),
            ("ﬁnance", "finance"),
            ("ＡＢＣ１２３", "abc123"),
            ("Ukraine\u{AD}krieg", "Ukrainekrieg"),
            ("Reu\u{200B}ters", "Reuters"),
            ("“it’s”", "\"it's\""),
            ("Łódź", "Lodz"),
            ("ёлка", "елка"),
            ("й", "и\u{306}"),
            ("한국", "\u{1112}\u{1161}\u{11AB}\u{1100}\u{116E}\u{11A8}"),
            ("١٢٣", "123"),
            ("مُحَمَّد", "محمد"),
            ("ΣΊΣΥΦΟΣ", "σίσυφος"),
            ("½", "1 2"),
            ("ǅ", "dž"),
            ("Re\u{2060}u\u{FE0F}te\u{E0101}rs", "Reuters"),
            ("Reu\u{3164}t\u{34F}ers", "Reuters"),
        ])
    func folding(_ one: String, _ other: String) {
        #expect(Words.hashes(one) == Words.hashes(other))
        #expect(!Words.hashes(one).isEmpty)
    }

    @Test(
        "texts that differ have different tokens",
        arguments: [
            ("bar", "ban"), ("a b", "ab"), ("12", "1 2"), ("一二", "二一"), ("abcdefgh", "abcdefghi"),
            ("abcdefghijklmnop", "abcdefghijklmnopq"), ("हिंदी", "हद"),
        ])
    func difference(_ one: String, _ other: String) {
        #expect(Words.hashes(one) != Words.hashes(other))
    }

    @Test(
        "letters of another script do not hide a word",
        arguments: [
            ("pаper", "paper"), ("РАРЕR", "paper"), ("Еurореаn", "European"), ("Вank", "bank"),
            ("ѕtrіkе", "strike"), ("ΑΒCD", "abcd"), ("tοdαy", "today"), ("gоvernmеnt", "government"),
            ("аntidіsestablishmentarianism", "antidisestablishmentarianism"), ("сafé", "cafe"),
            ("rе\u{200B}роrt\u{AD}ed", "reported"), ("օffiсe", "office"),
            ("cтрaна", "страна"), ("Covid19С", "covid19c"), ("Ёlan", "elan"),
        ])
    func homoglyphs(_ one: String, _ other: String) {
        #expect(Words.hashes(one) == Words.hashes(other))
        #expect(Words.stems(one) == Words.stems(other))
    }

    @Test(
        "a word of one script, or of letters that look like no others, is what it is",
        arguments: [
            ("сор", "cop"), ("Т34", "T34"), ("kΩ", "kO"), ("ОН", "OH"), ("μg", "ug"), ("Α", "A"),
            ("ТАСС", "TACC"),
        ])
    func scripts(_ one: String, _ other: String) {
        #expect(Words.hashes(one) != Words.hashes(other))
    }

    @Test("a word hashes the same by every path, whatever its length and place")
    func lengths() {
        for length in 1...40 {
            let word = String((0..<length).map { Character(Unicode.Scalar(UInt8(97 + $0 % 26))) })
            let plain = Words.hashes(word)
            #expect(plain.count == 1)
            #expect(Words.hashes(word.uppercased()) == plain)
            // An accent forces the scalar path, which folds it away again.
            #expect(Words.hashes(word + "\u{301}") == plain)
            for offset in [0, 1, 7, 55, 60, 63, 64, 65, 127] {
                let padded = String(repeating: " ", count: offset) + word + " "
                #expect(Words.hashes(padded) == plain, "length \(length) at \(offset)")
            }
        }
    }

    @Test("agrees with a plain reference on every text of four characters")
    func exhaustive() {
        let alphabet: [Character] = ["a", "Z", "7", " ", ".", "é", "“", "中"]
        var texts = [""]
        for _ in 0..<4 { texts = texts.flatMap { text in alphabet.map { text + String($0) } } }
        for text in texts { #expect(Words.of(text) == Words.reference(text), "\(text)") }
    }

    @Test("scripts without spaces give n-grams of characters")
    func unspaced() {
        #expect(Words.of("中国外交部") == ["中国", "国外", "外交", "交部"])
        #expect(Words.of("中") == ["中"])
        #expect(Words.of("中文 and English") == ["中文", "and", "English"])
        #expect(Words.of("東京2020") == ["東京", "2020"])
        #expect(Words.of("ประเทศไทย").count == 6)
        #expect(Words.hashes("ｱｲｳ") == Words.hashes("アイウ"))
    }

    @Test(
        "bytes that are not UTF-8 separate, and nothing crashes",
        arguments: [
            [0xFF, 0x61], [0x61, 0xC3], [0xE2, 0x80], [0xED, 0xA0, 0x80, 0x61],
            [0xF8, 0x88, 0x80, 0x80, 0x80],
            [0xC0, 0x80], [0x61, 0x00, 0x62], [0xF4, 0x90, 0x80, 0x80],
        ] as [[UInt8]])
    func malformed(_ bytes: [UInt8]) {
        var tokenizer = Tokenizer()
        var tokens: [Token] = []
        tokenizer.tokenize(bytes.span, into: &tokens)
        for token in tokens { #expect(token.range.upperBound <= bytes.count) }
        #expect(tokens.count <= bytes.count)
    }

    @Test("ranges ascend and cover their words")
    func ranges() {
        let text = Array("Ein „Satz“ mit 1.000 Wörtern – und 中国 dazu, antidisestablishmentarianism".utf8)
        var tokenizer = Tokenizer()
        var tokens: [Token] = []
        tokenizer.tokenize(text.span, into: &tokens)
        for (one, next) in zip(tokens, tokens.dropFirst()) { #expect(one.start < next.start) }
        #expect(String(decoding: text[tokens.last!.range], as: UTF8.self) == "antidisestablishmentarianism")
    }

    @Test("a tokenizer used again forgets the text before")
    func reuse() {
        var tokenizer = Tokenizer()
        var tokens: [Token] = []
        tokenizer.tokenize(Array("中 unfinished é".utf8).span, into: &tokens)
        tokenizer.tokenize(Array("plain".utf8).span, into: &tokens)
        #expect(tokens.map(\.hash) == Words.hashes("plain"))
    }
}

@Suite("Shingles")
struct ShingleTests {
    @Test("one per run of words, equal exactly for equal runs")
    func runs() {
        let shingles = Words.shingles("a b c a b c d", width: 3)
        #expect(shingles.count == 5)
        #expect(shingles[0] == shingles[3])
        #expect(Set(shingles).count == 4)
        #expect(Words.shingles("a b", width: 3).isEmpty)
        #expect(Words.shingles("c b a", width: 3) != Words.shingles("a b c", width: 3))
    }

    @Test("rolling gives what hashing each run alone gives", arguments: 1...8)
    func rolling(width: Int) {
        let words = (0..<40).map { "w\($0 % 7)" }
        let rolled = Words.shingles(words.joined(separator: " "), width: width)
        for start in 0...words.count - width {
            let alone = Words.shingles(words[start..<start + width].joined(separator: " "), width: width)
            #expect(alone == [rolled[start]])
        }
    }

    @Test("a digest tells word order apart, not spelling")
    func digest() {
        func digest(_ text: String) -> TextDigest { TextDigest(shingles: Words.shingles(text, width: 2)) }
        #expect(digest("The quick fox.") == digest("the QUICK\nfox"))
        #expect(digest("the quick fox") != digest("quick the fox"))
    }
}
