import Testing

@testable import ArticleText

@Suite("Sentences")
struct SentenceTests {
    private func sentences(_ text: String) -> [String] {
        let bytes = Array(text.utf8)
        return Sentences.ranges(in: bytes.span).map { String(decoding: bytes[$0], as: UTF8.self) }
    }

    @Test(
        "end at marks, not at abbreviations, initials and numbers",
        arguments: [
            ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
            ("Mr. Smith went. He left.", ["Mr. Smith went.", "He left."]),
            ("The U.S. army came. It saw.", ["The U.S. army came.", "It saw."]),
            ("It rose 3.5 percent. Then fell.", ["It rose 3.5 percent.", "Then fell."]),
            ("J. R. Jones spoke on Feb. 3. All agreed.", ["J. R. Jones spoke on Feb. 3.", "All agreed."]),
            ("“It is over.” He left.", ["“It is over.”", "He left."]),
            ("Why?! Because.", ["Why?!", "Because."]),
            ("He said ... nothing. Later he spoke.", ["He said ... nothing.", "Later he spoke."]),
            ("中国外交部。俄罗斯！", ["中国外交部。", "俄罗斯！"]),
            ("Er kam z.B. gestern. Sie auch.", ["Er kam z.B. gestern.", "Sie auch."]),
            ("Он пришёл. Она ушла.", ["Он пришёл.", "Она ушла."]),
            ("", []), ("—\n***\n", []),
        ])
    func marks(_ text: String, _ expected: [String]) {
        #expect(sentences(text) == expected)
    }

    @Test("a line ends one where lines are paragraphs")
    func headlines() {
        #expect(
            sentences("A headline\nA first sentence. And more") == [
                "A headline", "A first sentence.", "And more",
            ])
    }

    @Test("a line does not where they are wrapped")
    func wrapped() {
        let text = """
            Showers continued throughout the week in
            the Bahia cocoa zone, alleviating the drought
            since early January and improving prospects
            for the coming temporao. Arrivals for the
            week fell.

            A new paragraph
            """
        #expect(sentences(text).count == 3)
        #expect(sentences(text).last == "A new paragraph")
    }
}

@Suite("Quotations")
struct QuotationTests {
    private func quotations(_ text: String) -> [String] {
        let bytes = Array(text.utf8)
        return Quotations.ranges(in: bytes.span).map { String(decoding: bytes[$0], as: UTF8.self) }
    }

    @Test(
        "marks of many languages",
        arguments: [
            ("He said \"no\" twice.", ["\"no\""]),
            ("a “b” c “d”", ["“b”", "“d”"]),
            ("„so“ sagte er", ["„so“"]),
            ("Il dit « oui » hier", ["« oui »"]),
            ("er sagte »ja« dazu", ["»ja«"]),
            ("彼は「はい」と", ["「はい」"]),
            ("他说\"好\"就走了", ["\"好\""]),
            ("han sade ”nej” igen", ["”nej”"]),
            ("said.” and no more of it”", []),
            ("it's nothing, is it?", []),
            ("a 6\" nail and nothing else", []),
        ])
    func marks(_ text: String, _ expected: [String]) {
        #expect(quotations(text) == expected)
    }

    @Test("a forgotten mark quotes no more than its paragraph")
    func unclosed() {
        #expect(quotations("“One goes on\n\n“and ends” here") == ["“One goes on", "“and ends”"])
        #expect(quotations("a \"forgotten one\n\nand the rest") == [])
    }
}

@Suite("Article")
struct ArticleTests {
    @Test("a batch gives back what was put in, fields in any order")
    func batch() {
        var batch = ArticleBatch()
        batch.set(.text, to: "body")
        batch.set(.id, to: "1")
        batch.finish(path: "a.jsonl", record: 7)
        batch.set(.title, to: "Ünï")
        batch.finish(path: "b.txt")
        #expect(batch.count == 2)
        #expect(batch[0].id == "1")
        #expect(Array(batch[0].text) == Array("body".utf8))
        #expect(batch[0].title == nil)
        #expect(batch[0].origin == Article.Origin(path: "a.jsonl", record: 7))
        #expect(batch[1].title == "Ünï")
        #expect(batch[1].origin == Article.Origin(path: "b.txt"))
    }

    @Test(
        "scalar offsets agree with counting",
        arguments: ["plain", "Grüße – 中国 🎉", String(repeating: "é1", count: 700)])
    func offsets(_ text: String) {
        let bytes = Array(text.utf8)
        let offsets = ScalarOffsets(bytes[...])
        var count = 0
        for (place, byte) in bytes.enumerated() {
            if byte & 0xC0 != 0x80 {
                #expect(offsets.scalars(before: place) == count)
                count += 1
            }
        }
        #expect(offsets.scalars(before: bytes.count) == count)
    }
}
