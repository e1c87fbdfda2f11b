import BuiltProgram
import Foundation
import Testing

/// Copies whose words are hidden from a comparison, not from a reader.
@Suite("Disguised copies")
struct DisguisedCopyTests {
    private static let plain = CheckTests.story
    private static let homoglyphs = plain.replacing("a", with: "а").replacing("o", with: "о")
    private static let invisible = plain.replacing("e", with: "e\u{200B}").replacing("i", with: "\u{2060}i")

    private struct Decoded: Decodable {
        struct Article: Decodable {
            struct Disguised: Decodable {
                let mixedScriptWords: Int
                let invisibleCharacters: Int
            }
            let id: String
            let disguised: Disguised?
            let sources: [Article]?
        }
        let articles: [Article]?
        let checked: [Article]?
    }

    private func folder() throws -> TestFolder {
        let folder = try TestFolder()
        for (name, text) in [("plain", Self.plain), ("greek", Self.homoglyphs), ("hidden", Self.invisible)] {
            try folder.write(text, to: "pair/\(name).txt")
        }
        // In no pair, and so not looked at.
        try folder.write(CheckTests.other.replacing("a", with: "а"), to: "pair/lone.txt")
        return folder
    }

    private func decoded(_ arguments: [String], _ folder: TestFolder) throws -> Decoded {
        let output = try Program.run(arguments + ["--format", "json"], in: folder).output
        return try JSONDecoder().decode(Decoded.self, from: Data(output.utf8))
    }

    @Test("are found and named in a report of families")
    func cluster() throws {
        let folder = try folder()
        let report = try DecodedReport(
            Program.run(["cluster", "pair", "--format", "json"], in: folder).output)
        #expect(report.families.map(\.members) == [["greek.txt", "hidden.txt", "plain.txt"]])
        let articles = try #require(decoded(["cluster", "pair"], folder).articles)
        #expect(articles.map(\.id) == ["greek.txt", "hidden.txt", "lone.txt", "plain.txt"])
        #expect(articles[0].disguised?.mixedScriptWords ?? 0 > 20)
        #expect(articles[0].disguised?.invisibleCharacters == 0)
        #expect(articles[1].disguised?.mixedScriptWords == 0)
        #expect(articles[1].disguised?.invisibleCharacters ?? 0 > 20)
        #expect(articles[2].disguised == nil && articles[3].disguised == nil)
    }

    @Test("are named for people and programs by check")
    func check() throws {
        let folder = try folder()
        try folder.write(Self.homoglyphs, to: "draft.txt")
        let table = try Program.run(["check", "draft.txt", "--against", "pair/plain.txt"], in: folder)
        #expect(table.status == 1)
        #expect(
            table.output.contains("\n  disguised: ") && table.output.contains(" words in look-alike letters"))
        let checked = try #require(
            decoded(["check", "draft.txt", "--against", "pair/hidden.txt"], folder).checked?.first)
        #expect(checked.disguised?.mixedScriptWords ?? 0 > 20)
        #expect(checked.sources?.first?.disguised?.invisibleCharacters ?? 0 > 20)
        let plain = try Program.run(["check", "pair/plain.txt", "--against", "draft.txt"], in: folder)
        #expect(plain.status == 1 && !plain.output.contains("disguised"))
    }

    @Test("are named for people and programs by compare")
    func compare() throws {
        let folder = try folder()
        let pair = ["compare", "pair/plain.txt", "pair/hidden.txt"]
        let table = try Program.run(pair, in: folder)
        #expect(table.status == 1)
        #expect(table.output.contains("identical") && table.output.contains("disguised:"))
        let page = try ScannedPage(Program.run(pair + ["--format", "html"], in: folder).output)
        #expect(page.text.contains(" invisible characters within words"))
        let articles = try #require(decoded(pair, folder).articles)
        #expect(articles[0].disguised == nil && articles[1].disguised?.invisibleCharacters ?? 0 > 20)
    }
}
