import ArticleText
import Testing

@testable import ReuseDetection

/// What holds of the judgement whatever its coefficients are.
@Suite("Judgement")
struct JudgementTests {
    private func comparison(_ one: String, _ other: String) -> Comparison {
        Comparison(examined(one).article, examined(other).article)
    }

    private func relation(_ one: String, _ other: String) -> Relation {
        comparison(one, other).verdict.relation
    }

    private static let wire = LanguageSample.english.wire
    private static let rewrite = LanguageSample.english.rewrite

    @Test("is the same whichever text comes first")
    func symmetry() {
        let samples = LanguageSample.all + [.english]
        let texts =
            samples.flatMap { [$0.wire, $0.rewrite, $0.copy, $0.independent] } + Notice.all.map(\.text)
        for (place, one) in texts.enumerated() {
            for other in texts[(place + 1)...] {
                let (there, back) = (comparison(one, other).verdict, comparison(other, one).verdict)
                #expect(there.score == back.score && there.relation == back.relation)
                #expect(there.overlap.jaccard == back.overlap.jaccard)
                #expect(there.overlap.firstInSecond == back.overlap.secondInFirst)
                switch (there.direction, back.direction) {
                case (.unknown, .unknown): break
                case (.firstIsSource(let confidence), .secondIsSource(let mirrored)),
                    (.secondIsSource(let confidence), .firstIsSource(let mirrored)):
                    #expect(confidence == mirrored)
                default: Issue.record("\(there.direction) turned is \(back.direction)")
                }
            }
        }
    }

    @Test("of two reports that share one speech only: quotes")
    func quotations() {
        let speech = """
            “I have asked every one of you to be patient for three winters, and I am ashamed to ask it again. But the \
            bridge will not be opened before the last cable has been tested, because I do not want to stand at \
            a graveside and explain to a family that we were in a hurry. Whoever wants it sooner must find \
            another mayor, and I will carry his bags to the office myself.”
            """
        let one = """
            Crowds booed outside the town hall of Eastmere on Monday when the mayor put off the opening of the \
            new crossing for a third time. Shopkeepers on the far bank say they have lost half of their trade.

            \(speech)

            Engineers found loose bolts in nine of forty anchorages last month. Opposition councillors called \
            for an inquiry into the contractor, whose shares fell sharply.
            """
        let other = """
            It was an unusual speech, and it may well decide the vote in May.

            \(speech)

            With these sentences the head of a small northern community has become famous overnight. Her video \
            was watched by four million people, comedians imitate her accent, and a brewery printed her face \
            on its bottles. Political scientists see a longing for candour at work.
            """
        #expect(relation(one, other) == .quotes)
        // In guillemets or plain marks it is a quotation as well.
        for (open, close) in [("«", "»"), ("\"", "\""), ("„", "“"), ("「", "」")] {
            let marked = [one, other].map { $0.replacing("“", with: open).replacing("”", with: close) }
            #expect(relation(marked[0], marked[1]) == .quotes, "\(open)")
        }
    }

    @Test("a statement in the first person without quotation marks is no reuse")
    func statement() {
        let statement = """
            I have thought about this decision for many months and I did not take it lightly. My family and I are \
            grateful to everyone who stood by us in these difficult weeks. We ask you to respect our privacy \
            while we find our way back to an ordinary life.
            """
        let reported = """
            He had thought about this decision for many months and he did not take it lightly. His family and he \
            were grateful to everyone who stood by him in these difficult weeks. They asked everybody to respect \
            their privacy while he found his way back to an ordinary life.
            """
        let one = """
            The goalkeeper of the national side ended his career on Thursday after a doping test came back \
            positive. He made the announcement on his website.

            \(statement)

            The federation will hear the case in June. He had played ninety matches and won two titles with the \
            club from Northgate, which declined to comment on its former captain. His contract ran until the \
            end of next season, and lawyers doubt that it can be ended without a payment. A sponsor took its \
            posters down within the hour. The trainer named a youth player for the match on Saturday, the \
            last before the winter break.
            """
        let other = """
            Supporters laid scarves and candles at the gate of the training ground last night. Many of them wept, \
            others shouted at reporters.

            \(statement)

            Experts expect a ban of four years. The substance, a hormone used for horses, was detected in the \
            spring; how it came into his body is disputed among pharmacologists. One of them points to a cream \
            against muscle pain that is sold without prescription abroad. Parliament debates a stricter law \
            next month, though nobody believes that it would have changed anything in this affair. Northgate's \
            shop sold out of his shirts before noon.
            """
        #expect(!relation(one, other).isReuse)
        // Told by the reporters it is: one has it from the other.
        let retold = [one, other].map { $0.replacing(statement, with: reported) }
        #expect(relation(retold[0], retold[1]).isReuse)
    }

    @Test("short texts are no reuse unless they are near-duplicates")
    func short() {
        let words = Self.wire.split { $0.isWhitespace }.prefix(48).joined(separator: " ")
        #expect(relation(words, words.replacing("freighter", with: "vessel")) == .copy)
        let fragment = words.split(separator: " ").prefix(24).joined(separator: " ")
        #expect(!relation(fragment + " in the early hours of the day, it was said.", words).isReuse)
        #expect(!relation(fragment, Self.wire).isReuse)
        #expect(!relation("The freighter Marlene ran aground.", "The freighter Marlene was towed.").isReuse)
    }

    @Test("notices that tell other facts in the same formulas are look-alikes, near-duplicates too")
    func templates() {
        for (place, one) in Notice.all.enumerated() {
            for other in Notice.all[(place + 1)...] {
                let verdict = comparison(one.text, other.text).verdict
                #expect(verdict.relation == .template, "\(one.company) \(other.company) \(verdict)")
                let long = comparison(one.longText, other.longText).verdict
                #expect(long.overlap.jaccard >= 0.7)
                #expect(long.relation == .template, "\(one.company) \(other.company) \(long)")
            }
        }
        let printed = Notice.all[0].longText + " The share closed lower on Friday."
        #expect(relation(Notice.all[0].longText, printed) == .copy)
    }

    @Test("asks more of texts published weeks apart, and of no others")
    func staleness() {
        func score(_ one: String, _ other: String) -> Double {
            Comparison(
                examined(Notice.all[0].text, published: one).article,
                examined(Notice.all[1].text, published: other).article
            ).verdict.score
        }
        let fresh = score("2025-03-01", "2025-03-14")
        #expect(score("2025-03-01", "2025-03-15") < fresh)
        #expect(score("", "2025-03-15") == fresh)
    }

    @Test("site boilerplate in common is boilerplate")
    func boilerplate() {
        let site = """
            Read more: Ten places to see before you are forty
            Sign up for our daily newsletter and get the best stories delivered to your inbox every morning.
            Follow us on Facebook, Twitter and Instagram for the latest news and updates.
            Subscribe now for unlimited access to all our articles, podcasts and puzzles.
            Share this article on Facebook Share this article on Twitter Share this article via email
            All rights reserved. No part of this site may be reproduced without our written permission.
            Click here to download our app from the App Store and Google Play.
            Advertisement - story continues below
            """
        let (one, other) = (LanguageSample.english.wire, LanguageSample.english.other)
        #expect(relation(one + "\n\n" + site, other + "\n\n" + site) == .boilerplate)
    }

    @Test("an article that repeats itself is no copy of itself, nor more of a source for it")
    func repetition() {
        let repeating = [Self.wire, Self.wire, Self.wire].joined(separator: "\n\n")
        let alone = Detector().detect(
            in: Articles([
                .init(id: "a", text: repeating), .init(id: "b", text: LanguageSample.english.other),
            ]))
        #expect(alone.verdicts.isEmpty && alone.families.isEmpty)
        // A sentence of the other text is aligned once, however often it recurs.
        let found = comparison(repeating, Self.wire)
        let covered = found.passages.reduce(0) { $0 + $1.second.count }
        #expect(found.verdict.relation.isReuse)
        #expect(covered <= Self.wire.utf8.count)
    }

    @Test(
        "numbers are what they say, however they are written",
        arguments: [
            ("9,214 people", "9214 people", true), ("6.4m euros", "6.4 million euros", true),
            ("1.250.000 Euro", "1,250,000 euros", true), ("7'500 francs", "7500 francs", true),
            ("12 dead", "21 dead", false), ("6.4m euros", "64m euros", false), ("9,214", "9,241", false),
        ])
    func numbers(_ one: String, _ other: String, _ areSame: Bool) {
        func hashes(_ text: String) -> [UInt64] {
            let analysis = TextAnalysis(of: Array(text.utf8)[...])
            return WrittenNumbers.hashes(of: analysis, in: analysis.tokens.indices)
        }
        #expect((hashes(one) == hashes(other)) == areSame)
        #expect(!hashes(one).isEmpty)
    }
}

/// A company's results as every company announces them.
private struct Notice {
    let company: String
    let place: String
    let sales: String
    let profit: String
    let share: String
    let chief: String

    static let all = [
        Notice(
            company: "Harrow Tools", place: "Leeds", sales: "412.6", profit: "38.1", share: "27",
            chief: "Ann Whitlow"
        ),
        Notice(
            company: "Brightwater Foods", place: "Dundee", sales: "1,093.4", profit: "71.9", share: "64",
            chief: "Colin Marsh"),
        Notice(
            company: "Selkirk Instruments", place: "Cardiff", sales: "86.2", profit: "9.7", share: "13",
            chief: "Priya Raman"),
    ]

    var text: String {
        """
        \(place) - \(company) Plc reported its results for the third quarter on Tuesday.

        Net sales were \(sales) million pounds, and net profit attributable to shareholders was \(profit) million \
        pounds. Earnings per share came to \(share) pence. Chief executive \(chief) said the company had made good \
        progress in a difficult market. The board declared an interim dividend, payable to holders on the register \
        at the end of the month.
        """
    }

    /// The same with what the regulator wants said, so that most of it is the
    /// same words.
    var longText: String {
        text + """


            This announcement contains statements about future performance which are based on the current \
            expectations of the directors and are subject to risks and uncertainties that may cause actual \
            results to differ materially from those expressed or implied. Nothing in it should be taken as a \
            forecast of earnings, and the directors accept no obligation to revise it in the light of later \
            events, except where the listing rules of the exchange require them to do so. The figures have not \
            been audited. Copies of the full statement are available to the public during usual business \
            hours at the registered office, where they may be inspected free of charge until the date of the \
            annual general meeting. Shareholders who hold their certificates in paper form are advised that \
            the register of members will be closed for one day in order to establish who is entitled to the \
            payment, and that no transfers can be recorded on that day. Holders who wish to reinvest the \
            payment in new shares must give notice in writing before the last business day of the month.
            """
    }
}
