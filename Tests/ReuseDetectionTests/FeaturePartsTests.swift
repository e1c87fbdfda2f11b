import ArticleText
import ReuseDetection
import Testing

@Suite("Parts of the features")
struct FeaturePartsTests {
    private static let words = "the council will sell the old harbour office and spend the money on the quay"
    private static let own = (
        "It met until after midnight, and few of the people who had come to listen stayed to the end.",
        "Nobody asked what was to become of the archive, for which the town has found no other room."
    )

    /// Features with all parts, and without one.
    private func features(
        _ one: String, _ other: String, without part: PairFeatures.Parts, boilerplate: [Range<Int>] = []
    ) -> (all: PairFeatures, less: PairFeatures) {
        let first = TextAnalysis(of: ArraySlice(one.utf8), boilerplate: boilerplate)
        let second = TextAnalysis(of: ArraySlice(other.utf8))
        return (PairFeatures(first, second), PairFeatures(first, second, parts: .all.subtracting(part)))
    }

    @Test("quotations are a speaker's")
    func quotations() {
        let quote = "\"\(Self.words),\" said the mayor."
        let found = features(
            Self.own.0 + " " + quote, Self.own.1 + " " + quote, without: .quotations)
        #expect(found.all.spokenShare > 0.7)
        #expect(found.less.spokenShare == 0)
        #expect(found.less.verbatimShare > found.all.verbatimShare)
    }

    @Test("statements in the first person are a speaker's")
    func statements() {
        let statement = "We promise that \(Self.words)."
        let (one, other) = (Self.own.0 + " " + Self.own.0, Self.own.1 + " " + Self.own.1)
        let found = features(one + " " + statement, other + " " + statement, without: .statements)
        #expect(found.all.spokenShare == 1)
        #expect(found.less.spokenShare == 0)
    }

    @Test("furniture is the site's")
    func boilerplate() {
        let line = "Tonight \(Self.words)."
        let found = features(
            line + " " + Self.own.0, Self.own.1 + " " + line, without: .boilerplate,
            boilerplate: [0..<line.utf8.count])
        #expect(found.all.boilerplateShare == 1)
        #expect(found.less.boilerplateShare == 0)
        #expect(found.less.bodyWords > found.all.bodyWords)
    }

    @Test("numbers are no ordinary words")
    func ordinaryWords() {
        let line = "It was there that Anna Berger of North Quay Trust paid 4,100 crowns on 12 May 2024."
        let found = features(
            Self.own.0 + " " + line, Self.own.1 + " " + line, without: .ordinaryWords)
        #expect(found.less[.sharedTriples] > found.all[.sharedTriples])
    }

    @Test("what one side alone quotes is the author's")
    func quotedReuse() {
        let found = features(
            Self.own.0 + " Tonight " + Self.words + ".", "\"\(Self.words),\" it wrote. " + Self.own.1,
            without: .quotedReuse)
        #expect(found.all.spokenShare == 0)
        #expect(found.all.verbatimShare > 0.4)
        #expect(found.less.spokenShare == 1)
        #expect(found.less.verbatimShare == 0)
    }

    @Test("a pair measured before is judged like one compared")
    func measured() {
        var dice = Dice(7)
        let base = dice.words(120)
        var examiner = PairExaminer(options: DetectionOptions())
        examiner.setFirst(examined(prose(base)).article)
        let judge = Judge(options: DetectionOptions())
        var relations: Set<Relation> = []
        for kept in [0, 3, 10, 40, 80, 119] {
            let other = examined(prose(Array(base.prefix(kept)) + dice.words(120 - kept)))
            let found = examiner.finding(on: other.article)
            let judgement = judge.judgement(MeasuredPair(examined(prose(base)), other))
            #expect(judgement.relation == found.relation)
            #expect(judgement.score == found.score)
            relations.insert(judgement.relation)
        }
        #expect(relations.count > 1)
    }
}
