import Testing

@testable import ArticleText

@Suite("Text analysis")
struct AnalysisTests {
    private func names(_ text: String) -> [String] {
        let bytes = Array(text.utf8)
        let analysis = TextAnalysis(of: bytes[...])
        return analysis.tokens.indices.filter { analysis.roles[$0].contains(.name) }.map {
            String(decoding: bytes[analysis.tokens[$0].range], as: UTF8.self)
        }
    }

    @Test("names are written with a capital that no sentence asks for, in any alphabet")
    func names() {
        #expect(
            names("The mayor of Eastmere met Élodie Ångström for lunch and a walk. She smiled.") == [
                "Eastmere", "Élodie", "Ångström",
            ])
        #expect(names("Министр встретился в Москве с послом. Он молчал весь вечер.") == ["Москве"])
    }

    @Test("where nouns have capitals too, a capital tells no name")
    func nouns() {
        #expect(names("Der Hund biss am Montag den Mann vor dem Haus, weil der Mann die Katze trat.").isEmpty)
    }
}
