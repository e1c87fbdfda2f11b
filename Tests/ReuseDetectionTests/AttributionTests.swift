import ArticleText
import ReuseDetection
import Testing

/// An article for tests, taken apart.
func examined(_ text: String, publisher: String = "", published: String = "") -> ExaminedArticle {
    var batch = ArticleBatch()
    batch.set(.id, to: "id")
    batch.set(.publisher, to: publisher)
    batch.set(.published, to: published)
    batch.set(.text, to: text)
    batch.finish(path: "articles")
    return ExaminedArticle(batch[0])
}

@Suite("Attribution")
struct AttributionTests {
    private let body = """
        The council voted on Tuesday night to sell the old harbour office, which has stood empty since the \
        ferry company moved out, and to spend the money on the quay.
        """

    private func credited(_ source: ExaminedArticle, _ text: String) -> Bool? {
        Attribution.credited(source: source, derived: examined(text))
    }

    @Test("the publisher, with or without its article")
    func publisher() {
        let source = examined(body, publisher: "The Broadsheet")
        #expect(credited(source, body + " So the Broadsheet reported.") == true)
        #expect(credited(source, body + " So The Broadsheet reported.") == true)
        #expect(credited(source, body + " A broadsheet was on the table.") == false)
        #expect(credited(source, body) == false)
        let other = examined(body, publisher: "The Evening Star Online")
        #expect(credited(other, body + " It was in the Evening Star.") == true)
    }

    @Test("the agency of its dateline, by any of its names")
    func agency() {
        let source = examined("LONDON (AP) — " + body)
        #expect(credited(source, body + " So the Associated Press says.") == true)
        #expect(credited(source, "LONDON (AP) — " + body) == true)
        #expect(credited(source, body + "\n\nSource: The Associated Press") == true)
        #expect(credited(source, body + " So Reuters says.") == false)
        #expect(credited(examined(body, publisher: "AP"), body + " So the Associated Press says.") == true)
    }

    @Test("a picture's credit is none")
    func photo() {
        let source = examined("BEIJING (Reuters) -- " + body)
        #expect(credited(source, "FILE - The quay. (Ada Baker/Pool via Reuters, File)\n\n" + body) == false)
        #expect(credited(source, "The quay in June.   © Reuters\n\n" + body) == false)
    }

    @Test("the author of both")
    func author() {
        let source = examined("By Colleen Starkwater\n\n" + body)
        #expect(credited(source, "By Colleen Starkwater and staff\n\n" + body) == true)
        #expect(credited(source, "By Somebody Else\n\n" + body) == false)
    }

    @Test(
        "a byline of next to nothing is nobody's name", arguments: [" ", ".", "-", "\u{A0}", "a", "J", "ohn"])
    func noAuthor(byline: String) {
        func article(_ byline: String) -> ExaminedArticle {
            var batch = ArticleBatch()
            batch.set(.id, to: "id")
            batch.set(.publisher, to: "The Quay")
            batch.set(.byline, to: byline)
            batch.set(.text, to: body)
            batch.finish(path: "articles")
            return ExaminedArticle(batch[0])
        }
        #expect(Attribution.credited(source: article(byline), derived: article("John Smith")) == false)
        #expect(
            Attribution.credited(source: article("John Smith"), derived: article("By John Smith")) == true)
    }

    /// At every place of a text as much of a name is compared.
    @Test("a name longer than any is looked for nowhere")
    func endlessName() {
        let name = String(repeating: "a ", count: 200_000)
        #expect(credited(examined(body, publisher: name), String(repeating: "a ", count: 400_000)) != true)
    }

    @Test("where nothing is known of the source, nobody can say it is not named")
    func unknown() {
        #expect(credited(examined(body), body) == nil)
        #expect(credited(examined(body), body + " So the Daily Mail reports.") == true)
    }
}
