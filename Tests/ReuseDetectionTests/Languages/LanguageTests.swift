import ArticleText
import ReuseDetection
import Testing

@Suite("Languages")
struct LanguageTests {
    private func comparison(_ one: String, _ other: String) -> Comparison {
        Comparison(examined(one).article, examined(other).article)
    }

    @Test("a printed copy and a rewrite are reuse", arguments: LanguageSample.all)
    func reuse(_ sample: LanguageSample) {
        let copy = comparison(sample.wire, sample.copy)
        #expect(copy.verdict.relation == .copy && copy.verdict.score > 0.9, "\(copy.verdict)")
        let rewrite = comparison(sample.wire, sample.rewrite)
        #expect(rewrite.verdict.relation == .rewrite, "\(rewrite.verdict) \(rewrite.reasons)")
        let both = comparison(sample.copy, sample.rewrite)
        #expect(both.verdict.relation.isReuse, "\(both.verdict) \(both.reasons)")
    }

    @Test("another reporter's account and another story are not", arguments: LanguageSample.all)
    func others(_ sample: LanguageSample) {
        for text in [sample.wire, sample.copy, sample.rewrite] {
            let independent = comparison(text, sample.independent).verdict
            #expect(!independent.relation.isReuse && independent.score < 0.3, "\(independent)")
            let other = comparison(text, sample.other).verdict
            #expect(!other.relation.isReuse && other.score < 0.1, "\(other)")
        }
    }

    @Test("the evidence lies within both texts, on whole characters", arguments: LanguageSample.all)
    func evidence(_ sample: LanguageSample) {
        for (one, other) in [(sample.wire, sample.copy), (sample.wire, sample.rewrite)] {
            let passages = comparison(one, other).passages
            #expect(!passages.isEmpty)
            for passage in passages {
                for (text, range) in [(one, passage.first), (other, passage.second)] {
                    #expect(!range.isEmpty && range.upperBound <= text.utf8.count)
                    let piece = String(validating: Array(text.utf8)[range], as: UTF8.self)
                    #expect(piece?.contains(where: \.isLetter) == true)
                }
            }
        }
    }

    @Test("a rewrite's sentences are all found in the agency's report", arguments: LanguageSample.all)
    func aligned(_ sample: LanguageSample) {
        let passages = comparison(sample.wire, sample.rewrite).passages
        let covered = passages.reduce(0) { $0 + $1.second.count }
        #expect(covered * 10 > sample.rewrite.utf8.count * 8, "\(covered) of \(sample.rewrite.utf8.count)")
    }

    @Test("letters exchanged for look-alikes of another script hide no copy", arguments: LanguageSample.all)
    func disguised(_ sample: LanguageSample) {
        var hidden = sample.copy.replacing("о", with: "o").replacing("е", with: "e")
        if hidden == sample.copy { hidden = sample.copy.replacing("o", with: "о").replacing("e", with: "е") }
        let plain = comparison(sample.wire, sample.copy).verdict
        let disguised = comparison(sample.wire, hidden).verdict
        #expect(disguised.relation == plain.relation && disguised.score > 0.9)
        let isAlphabetic = hidden != sample.copy
        #expect((Obfuscation(of: Array(hidden.utf8)[...]) != nil) == isAlphabetic)
        for text in [sample.wire, sample.rewrite, sample.independent, sample.other] {
            #expect(Obfuscation(of: Array(text.utf8)[...]) == nil)
        }
    }
}
