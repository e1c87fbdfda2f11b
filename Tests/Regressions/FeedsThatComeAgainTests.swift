import BuiltProgram
import Foundation
import Testing

/// Articles that come a second time: a feed accused itself, and the plainest
/// copy of all was called a duplicate.
@Suite("Feeds that come again", .timeLimit(.minutes(10)))
struct FeedsThatComeAgainTests {
    private func record(_ id: String, publisher: String = "Post", _ text: String) -> String {
        "{\"id\":\"\(id)\",\"publisher\":\"\(publisher)\",\"url\":\"https://x.example/\(id)\",\"text\":\"\(text)\"}\n"
    }

    private func feed(_ numbers: Range<Int>) -> String {
        numbers.map { record("post-\($0)", Stories.text($0)) }.joined()
    }

    /// The ids of all that is archived, and the pairs of it.
    private func archived(_ folder: TestFolder) throws -> DecodedReport {
        try DecodedReport(
            Program.run(["archive", "export", "--archive", "archive", "--format", "json"], in: folder).output)
    }

    @Test("a feed that grows in place has only its new records judged")
    func inPlace() async throws {
        let folder = try TestFolder()
        try folder.write(feed(0..<2), to: "inbox/feed.jsonl")
        let daemon = try Daemon(folder, "--keep-in-place", settle: "0.2")
        #expect(await Daemon.wait { daemon.log.contains("2 articles, no reuse found") })
        try folder.write(feed(0..<3), to: "inbox/feed.jsonl")
        let isJudged = await Daemon.wait(seconds: 10) {
            daemon.log.contains("3 articles, 2 archived before, no reuse found")
        }
        #expect(isJudged, "\(daemon.log)")
        daemon.stop()
        let report = try archived(folder)
        #expect(report.articles.map(\.id) == ["post-0", "post-1", "post-2"])
        #expect(report.pairs.isEmpty)
    }

    @Test("a feed that comes under another name is no reuse of itself")
    func anotherName() throws {
        let folder = try TestFolder()
        try folder.write(feed(0..<2), to: "inbox/feed-0900.jsonl")
        #expect(try folder.watchOnce("--settle", "0").status == 0)
        try folder.write(feed(0..<3), to: "inbox/feed-1000.jsonl")
        let outcome = try folder.watchOnce("--settle", "0", "--on-flag", "touch '\(folder.path("rung"))'")
        #expect(outcome.status == 0)
        #expect(folder.has("inbox/done/feed-1000.jsonl"), "\(outcome.errors)")
        #expect(!folder.has("rung"))
        let report = try archived(folder)
        #expect(report.articles.map(\.id) == ["post-0", "post-1", "post-2"])
        #expect(report.pairs.isEmpty)

        let dump = try Program.run(["cluster", "inbox/done", "--format", "json"], in: folder)
        #expect(try DecodedReport(dump.output).articles.map(\.id) == ["post-0", "post-1", "post-2"])
        #expect(try DecodedReport(dump.output).pairs.isEmpty)
        #expect(dump.errors.split(separator: "\n").count == 1, "\(dump.errors)")
    }

    @Test("a new version of an article accuses nobody")
    func versions() throws {
        let folder = try TestFolder()
        for version in 1...3 {
            let text = Stories.text(1, words: 80 + 30 * version)
            try folder.write(record("ferry", text), to: "inbox/v\(version).json")
            let outcome = try folder.watchOnce("--settle", "0", "--on-flag", "touch '\(folder.path("rung"))'")
            #expect(outcome.status == 0)
            #expect(folder.has("inbox/done/v\(version).json"), "\(outcome.errors)")
            #expect(outcome.errors.contains("a new version") == (version > 1))
        }
        #expect(!folder.has("rung"))
        #expect(try archived(folder).articles.map(\.id) == ["ferry", "ferry@2", "ferry@3"])
    }

    @Test("what another publisher prints under the same id is a copy")
    func anotherPublisher() throws {
        let folder = try TestFolder()
        try folder.write(record("ferry", publisher: "Post", Stories.text(1)), to: "inbox/a.jsonl")
        try folder.write(record("ferry", publisher: "Quay", Stories.text(1)), to: "inbox/b.jsonl")
        #expect(try folder.watchOnce("--settle", "0").status == 0)
        #expect(folder.has("inbox/flagged/b.jsonl"))
        let report = try archived(folder)
        #expect(report.articles.map(\.id) == ["ferry", "ferry@2"])
        #expect(report.pairs.map(\.relation) == ["identical"])
    }

    @Test("the bytes of another outlet are flagged; those of the same one come again")
    func anotherOutlet() throws {
        let folder = try TestFolder()
        func arrive(_ name: String) throws {
            try folder.write(Stories.text(1), to: "inbox/\(name)")
            let outcome = try folder.watchOnce("--settle", "0", "--on-flag", "touch '\(folder.path("rung"))'")
            #expect(outcome.status == 0, "\(outcome.errors)")
        }
        try arrive("quay/ferry.txt")
        try arrive("quay/ferry-again.txt")
        #expect(folder.has("inbox/done/quay/ferry.txt"))
        #expect(folder.has("inbox/duplicate/quay/ferry-again.txt"))
        #expect(!folder.has("rung"))
        try arrive("post/ferry-drifts.txt")
        #expect(folder.has("inbox/flagged/post/ferry-drifts.txt"))
        let verdict = try folder.read("inbox/flagged/post/ferry-drifts.txt.verdict.json")
        #expect(verdict.contains("quay/ferry.txt"))
        let families = try archived(folder).families.map(\.members)
        #expect(families == [["post/ferry-drifts.txt", "quay/ferry.txt"]])
        #expect(folder.has("rung"))
    }

    @Test("one id in every record is numbered at once")
    func oneID() throws {
        let folder = try TestFolder()
        let records = (0..<2000).map { record("wire", Stories.text($0, words: 20)) }.joined()
        try folder.write(records, to: "inbox/feed.jsonl")
        #expect(try folder.watchOnce("--settle", "0").status == 0)
        let numbered = ["wire"] + (2...2000).map { "wire@\($0)" }
        #expect(try Set(archived(folder).articles.map(\.id)) == Set(numbered))
    }

    @Test("of one text in every record the verdict names the first")
    func oneText() throws {
        let folder = try TestFolder()
        let text = Stories.text(1, words: 60)
        let records = (0..<2000).map { record("notice-\($0)", publisher: "P\($0)", text) }.joined()
        try folder.write(records, to: "inbox/feed.jsonl")
        #expect(try folder.watchOnce("--settle", "0").status == 0)
        let verdict = try folder.read("inbox/flagged/feed.jsonl.verdict.json")
        #expect(verdict.utf8.count < 2_000_000)
        struct Verdict: Decodable {
            struct Article: Decodable {
                struct Finding: Decodable {
                    let b: String
                }
                let id: String
                let findings: [Finding]
            }
            let articles: [Article]
        }
        let articles = try JSONDecoder().decode(Verdict.self, from: Data(verdict.utf8)).articles
        #expect(articles.count > 100)
        for article in articles {
            #expect(article.findings.map(\.b) == (article.id == "notice-0" ? [] : ["notice-0"]))
        }
    }

    @Test("a file that could not be read is judged when it can be", arguments: [true, false])
    func readable(sameName: Bool) throws {
        let folder = try TestFolder()
        let text = Stories.text(1, words: 400)
        try folder.write(text, to: "inbox/a.txt")
        #expect(try folder.watchOnce("--settle", "0", "--max-article-size", "1K").status == 3)
        #expect(folder.has("inbox/failed/a.txt"))
        let name = sameName ? "a.txt" : "b.txt"
        try folder.write(text, to: "inbox/\(name)")
        let outcome = try folder.watchOnce("--settle", "0", "--max-article-size", "1M")
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(folder.has("inbox/done/\(name)"))
        #expect(try archived(folder).articles.map(\.id) == [name])
    }

    @Test("a flagged file of which more can be read later stays flagged, and its articles count once")
    func readFurther() throws {
        let folder = try TestFolder()
        let text = Stories.text(1)
        try folder.write(record("ours", publisher: "Quay", text), to: "inbox/ours.jsonl")
        #expect(try folder.watchOnce("--settle", "0").status == 0)
        let feed = record("theirs", text) + record("long", Stories.text(2, words: 2000))
        try folder.write(feed, to: "inbox/feed.jsonl")
        #expect(try folder.watchOnce("--settle", "0", "--max-article-size", "5K").status == 3)
        #expect(folder.has("inbox/flagged/feed.jsonl"))
        try folder.write(feed, to: "inbox/feed.jsonl")
        let outcome = try folder.watchOnce("--settle", "0", "--max-article-size", "1M")
        #expect(outcome.errors.contains("[status flagged]"), "\(outcome.errors)")
        #expect(!outcome.errors.contains("archived before"), "\(outcome.errors)")
        #expect(try archived(folder).articles.map(\.id) == ["long", "ours", "theirs"])
    }
}
