import ArticleText
import Testing

/// An anatomy for tests: strings in, strings out.
private struct Dissection {
    let anatomy: Anatomy
    private let bytes: [UInt8]

    init(_ text: String) {
        bytes = Array(text.utf8)
        anatomy = Anatomy(of: bytes[...])
    }

    func texts(_ kind: Anatomy.Kind) -> [String] { anatomy.ranges(of: kind).map(string) }

    func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    /// "Reuters dateline", in the order of the text.
    var credits: [String] { anatomy.credits.map { "\($0.name) \($0.slot)" } }
}

private let paragraph = """
    The council voted on Tuesday night to sell the old harbour office, which has stood empty since the \
    ferry company moved out, and to spend the money on the quay.
    """

@Suite("Anatomy of a saved page")
struct SavedPageTests {
    @Test("headline, caption, byline, reading time, body and share bar")
    func rewrite() {
        let page = Dissection(
            """
            Harbour office to be sold after late vote

            FILE - The mayor, right, inspects the quay with the harbour master during a visit in June. (Ada \
            Baker/Pool via AP, File)
            By Dénes Albert
            2 Min Read

            \(paragraph)

            "It is only a house," the mayor said.

            Share This ArticleArrowArtboardCreated with Sketch.Title ChevronIcon FacebookIcon LinkedinIcon Print
            """)
        #expect(page.texts(.headline) == ["Harbour office to be sold after late vote"])
        #expect(page.texts(.caption).count == 1)
        #expect(page.texts(.byline) == ["By Dénes Albert"])
        #expect(page.texts(.body) == [paragraph, "\"It is only a house,\" the mayor said."])
        #expect(page.texts(.boilerplate).count == 2)
        #expect(page.anatomy.byline == "Dénes Albert")
        #expect(page.anatomy.dateline == nil)
        #expect(page.credits == ["Associated Press photo"])
        #expect(!page.anatomy.credits.contains { $0.isAttribution })
    }

    @Test("a dateline, and everything after sponsored content")
    func agencyCopy() {
        let page = Dissection(
            """
            ArrowArtboardCreated with Sketch.Title ChevronTitle ChevronIcon FacebookIcon LinkedinIcon Print
            International relations

            Ministers agree on the harbour

            The two ministers met on Feb. 3.   © Reuters

            BEIJING (Reuters) -- \(paragraph)

            \(paragraph)

            Sponsored Content

            About Sponsored Content This content was commissioned by the Business Bureau.

              • Take your reading anywhere
              • Never miss a story

            The Review, now known as the Post, will be the voice of the century.
            """)
        #expect(page.anatomy.dateline?.place == "BEIJING")
        #expect(page.anatomy.dateline?.agency == "Reuters")
        #expect(page.credits == ["Reuters photo", "Reuters dateline"])
        #expect(page.texts(.body) == ["BEIJING (Reuters) -- \(paragraph)", paragraph])
        #expect(page.texts(.headline) == ["International relations", "Ministers agree on the harbour"])
        #expect(page.texts(.boilerplate).count == 6)
    }

    @Test("a credit line, teasers between paragraphs, and links behind the end")
    func compilation() {
        let page = Dissection(
            """
            Harbour sold

            \(paragraph)

            Read: How to Sell a Harbour

            \(paragraph)

            Source: The Associated Press

            Continue Reading

            News App
            Recent News
            BUY 24 COINS
            """)
        #expect(page.texts(.body) == [paragraph, paragraph])
        #expect(page.texts(.creditLine) == ["Source: The Associated Press"])
        #expect(page.credits == ["Associated Press creditLine"])
        #expect(page.texts(.boilerplate).count == 5)
    }

    @Test("German, Spanish, French and Russian boilerplate")
    func languages() {
        for line in [
            "Lesen Sie auch: Hafen verkauft", "Lea también: El puerto", "À lire aussi : le port",
            "Читайте также: порт", "Alle Rechte vorbehalten", "Реклама",
        ] {
            #expect(Dissection("\(paragraph)\n\n\(line)\n\n\(paragraph)").texts(.boilerplate) == [line])
        }
    }
}

@Suite("Body is kept")
struct BodyTests {
    @Test("a text of one line is body, whatever it says")
    func oneLine() {
        let text = "Harbour sold. " + paragraph + " Sign up for our newsletter. Share this article."
        #expect(Dissection(text).texts(.body) == [text])
        #expect(Dissection("").anatomy.parts.isEmpty)
        #expect(Dissection(" \n\n ").anatomy.parts.isEmpty)
    }

    @Test("subheads, short sentences and lists of figures stay")
    func between() {
        let text = """
            \(paragraph)

            What happens next?

            He said no.

            \(paragraph)

            North ward 1,204
            South ward 998
            Harbour ward 311
            """
        #expect(Dissection(text).texts(.boilerplate).isEmpty)
    }

    @Test("an article goes on after an advertisement in its middle")
    func advertisement() {
        let text = "\(paragraph)\n\nSponsored Content\n\n\(paragraph)\n\nHe said no.\n\n\(paragraph)"
        #expect(Dissection(text).texts(.body).count == 4)
    }

    @Test("wrapped lines are one paragraph, indented ones start another")
    func wrapped() {
        let page = Dissection(
            """
            Showers went on in the harbour
            through the week, easing the drought since early January and
            improving prospects for the coming season, the weekly review
            of the harbour board said.
                The dry period means the boats will be late this year.
                Catches for the week were 155,221 boxes of 60 kilos each
            making a total for the season of 5.93 mln against 5.81 mln.
            """)
        #expect(page.texts(.body).count == 3)
        #expect(page.anatomy.parts.count == 3)
    }

    @Test("parts are in order, apart from each other and trimmed, in any bytes")
    func ranges() {
        var seed: UInt64 = 5
        let pieces = [
            "By ", "\n", "\n\n", "© ", "(AP) — ", "Reuters", " – ", "é", "\u{FF}", "|", "Share", "#", "(",
            ")", "  ",
        ]
        for _ in 0..<500 {
            var text = ""
            for _ in 0..<20 {
                seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text += pieces[Int(seed >> 33) % pieces.count]
            }
            let bytes = Array(text.utf8).dropLast(Int(seed >> 60) % 3)
            var end = 0
            for part in Anatomy(of: bytes).parts {
                #expect(
                    part.range.lowerBound >= end && !part.range.isEmpty
                        && part.range.upperBound <= bytes.count)
                #expect(bytes[part.range.lowerBound] > 0x20 && bytes[part.range.upperBound - 1] > 0x20)
                end = part.range.upperBound
            }
        }
    }
}

@Suite("Datelines")
struct DatelineTests {
    @Test(
        "place, agency and day",
        arguments: [
            ("LONDON, Feb 3 (AP) — ", "LONDON", "Associated Press", 2, 3),
            ("PORT ELLERY, Nova Scotia, 14 May (Reuters) - ", "PORT ELLERY, Nova Scotia", "Reuters", 5, 14),
            ("YUNLAN, Dec. 28 (Xinhua) -- ", "YUNLAN", "Xinhua", 12, 28),
        ])
    func whole(_ written: String, _ place: String, _ agency: String, _ month: Int, _ day: Int) {
        let dateline = Dissection(written + paragraph).anatomy.dateline
        #expect(dateline?.place == place)
        #expect(dateline?.agency == agency)
        #expect(dateline?.day == Dateline.Day(month: month, day: day))
    }

    @Test("small letters, no place, no agency, and in the middle of a line")
    func forms() {
        func read(_ text: String) -> String? {
            Dissection(text).anatomy.dateline.map { "\($0.place)|\($0.agency ?? "")" }
        }
        #expect(read("Horní Bělavice (dpa) – " + paragraph) == "Horní Bělavice|dpa")
        #expect(read("(CNN) -- " + paragraph) == "|CNN")
        #expect(read("SINGAPORE — " + paragraph) == "SINGAPORE|")
        #expect(read("Harbour sold BEIJING (Reuters) - " + paragraph) == "BEIJING|Reuters")
        #expect(read(paragraph) == nil)
        #expect(read("BREAKING — " + paragraph) == nil)
        #expect(read("Sutherland Computer Corp (ESCC) - " + paragraph) == nil)
    }

    @Test("days are counted round the turn of the year")
    func days() {
        let (december, january) = (Dateline.Day(month: 12, day: 31), Dateline.Day(month: 1, day: 1))
        #expect(january.days(since: december) == 1)
        #expect(december.days(since: january) == -1)
    }
}

@Suite("Credits")
struct CreditTests {
    private func credits(_ sentence: String) -> [String] {
        Dissection("\(paragraph)\n\n\(sentence)\n\n\(paragraph)").credits
    }

    @Test(
        "in sentences, with a cue",
        arguments: [
            ("The harbour is sold, the mayor told Reuters.", "Reuters"),
            ("The harbour is sold, the Associated Press reported.", "Associated Press"),
            ("The harbour is sold, according to AFP, the French agency.", "Agence France-Presse"),
            ("The harbour is sold, reports the Daily Mail.", "Daily Mail"),
            ("The harbour is sold, he told the Mirror.", "Mirror"),
            ("The harbour is sold, investigators told the German agency dpa.", "dpa"),
            ("The harbour is sold, he told the Huddersfield Examiner.", "Huddersfield Examiner"),
            ("The harbour is sold. (h/t Metro)", "Metro"),
        ])
    func inText(_ sentence: String, _ name: String) {
        #expect(credits(sentence) == ["\(name) inText"])
    }

    @Test("no cue, no credit; a picture's is a picture's")
    func none() {
        #expect(credits("The Sun rose over the harbour, and Metro trains ran.").isEmpty)
        #expect(credits("Reuters is a company in London with many offices.").isEmpty)
        #expect(credits("According to Pentagon Press Secretary John Smith, no.").isEmpty)
        #expect(credits("The quay on Monday. Ada Quay/Reuters").allSatisfy { $0.hasSuffix("photo") })
        #expect(credits("The quay in June last year. (AP Photo/Ada Quay)") == ["Associated Press photo"])
    }

    @Test("by lines of their own")
    func lines() {
        #expect(
            Dissection("Reuters | Thursday 13 November 2025\n\n\(paragraph)").credits == ["Reuters byline"])
        #expect(
            Dissection("The Associated Press • Updated 6:14 p.m.\n\n\(paragraph)").credits
                == ["Associated Press byline"])
        #expect(Dissection("\(paragraph)\n\nAFP").credits == ["Agence France-Presse creditLine"])
        #expect(Dissection("\(paragraph) – AFP").credits == ["Agence France-Presse creditLine"])
        #expect(Dissection("\(paragraph)\n\nSource: Harbour Weekly").credits == ["Harbour Weekly creditLine"])
        #expect(
            Dissection("\(paragraph)\n\nCopyright 2025 The Associated Press. All rights reserved.").credits
                == ["Associated Press creditLine"])
    }

    @Test("a name is looked up whole, with or without its article")
    func names() {
        #expect(NewsName(utf8: Array("The Associated Press".utf8)[...])?.name == "Associated Press")
        #expect(NewsName(utf8: Array("AP".utf8)[...])?.isAgency == true)
        #expect(NewsName(utf8: Array("AP of Ruritania".utf8)[...]) == nil)
        #expect(NewsName(utf8: [][...]) == nil)
    }
}
