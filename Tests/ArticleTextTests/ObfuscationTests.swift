import Testing

@testable import ArticleText

@Suite("Obfuscation")
struct DisguiseTests {
    private static let story = """
        The harbour master said the ferry had left nineteen minutes late because two lorries were stuck on the \
        ramp, and that nobody aboard had been in any danger at any time. Passengers told a different story \
        when they reached the island on Sunday evening, soaked, hungry and without their luggage.
        """

    private func obfuscation(_ text: String) -> Obfuscation? { Obfuscation(of: Array(text.utf8)[...]) }

    @Test("is counted: words of two scripts, and what shows nothing within words")
    func counts() throws {
        let homoglyphs = try #require(obfuscation(Self.story.replacing("a", with: "а")))
        // A word that is nothing but the letter is of one script.
        let words = Self.story.split { !$0.isLetter }
        #expect(homoglyphs.mixedScriptWords == words.count { $0.contains("a") && $0 != "a" })
        #expect(homoglyphs.invisibleCharacters == 0)

        let invisible = try #require(obfuscation(Self.story.replacing("th", with: "t\u{200B}\u{2060}h")))
        #expect(invisible.mixedScriptWords == 0)
        #expect(invisible.invisibleCharacters == 2 * Self.story.ranges(of: "th").count)
    }

    @Test(
        "is not seen in ordinary text",
        arguments: [
            story,
            "Während die Börse am Freitag fiel, stieg der Ölpreis – „überraschend“, sagte der Händler aus Köln.",
            "Министр заявил, что поставки из США и ЕС по соглашению ОПЕК+ выросли на 5 %; компания Apple и IT-отрасль.",
            "Ο πρωθυπουργός μίλησε στο BBC και στο CNN για την οικονομία, τον ΟΠΕΚ και την ΕΕ.",
            "می\u{200C}خواهم و می\u{200C}روم و می\u{200C}گویم و نمی\u{200C}دانم و می\u{200C}شوم و خانه\u{200C}ها",
            "क्\u{200D}ष क्\u{200D}ष क्\u{200D}ष क्\u{200D}ष क्\u{200D}ष क्\u{200D}ष",
            "👩\u{200D}🚒 1\u{FE0F}\u{20E3} ❤\u{FE0F} 👩\u{200D}👩\u{200D}👧 2\u{FE0F}\u{20E3} 葛\u{E0100}飾\u{E0100}区",
            "\u{FEFF}One \u{200B}two\u{200B} three \u{200E}four\u{200F} five\u{200B} six\u{200B}, seven\u{200B}.",
            "Bundes\u{AD}kanzlei Ver\u{AD}wal\u{AD}tung sagte am Don\u{AD}ners\u{AD}tag dem Rund\u{AD}funk alles",
            "naïve cafe\u{301} e\u{301}lan re\u{301}sume\u{301} de\u{301}ja\u{300} vu\u{308} ete\u{301}",
            "10 kΩ, 5 µg, 3 μm, 7 MΩ, 8 kΩ, 20 µF, 3 Ωm",
            "",
        ])
    func ordinary(_ text: String) {
        #expect(obfuscation(text) == nil)
    }

    @Test("of soft hyphens takes more of them than hyphenation sets")
    func softHyphens() {
        let all = Self.story.map { String($0) }.joined(separator: "\u{AD}")
        #expect(obfuscation(all)?.invisibleCharacters ?? 0 > 100)
        let few = Self.story.replacing("en", with: "e\u{AD}n").replacing("er", with: "e\u{AD}r")
        #expect(obfuscation(few) == nil)
    }

    @Test("is little in a long text until there is much of it")
    func share() {
        let long = String(repeating: Self.story + " ", count: 20)
        #expect(obfuscation(long + "аt thе hаrbour оf pаper") == nil)
        #expect(obfuscation(Self.story + "аt thе hаrbоur оf pаper") != nil)
    }
}
