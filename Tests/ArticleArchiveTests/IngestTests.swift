import ArticleArchive
import ReuseDetection
import Testing

@Suite("Ingest")
struct IngestTests {
    @Test("a copy of what came before is flagged, with evidence")
    func copy() throws {
        var words = Words(1)
        let story = words.text(80)
        let folder = try Folder()
        let archive = try folder.archive()
        let outcomes = try archive.ingest([
            Arrival("a.txt", story.joined(separator: " "), title: "Ferry", publisher: "Wire"),
            Arrival("b.txt", words.text(80).joined(separator: " ")),
            Arrival("sub/c.txt", (story.dropLast(4) + words.text(4)).joined(separator: " ")),
        ])
        #expect(outcomes.map(\.status) == [.clean, .clean, .flagged])
        #expect(outcomes.map { $0.articles.map(\.article.id) } == [["a.txt"], ["b.txt"], ["sub/c.txt"]])
        let finding = try #require(outcomes[2].articles[0].findings.first)
        #expect(finding.other.id == "a.txt" && finding.other.title == "Ferry")
        #expect(finding.relation == .copy && finding.score > 0.9)
        #expect(finding.evidence.first?.article.lowerBound == 0)
        #expect(try archive.unfiled().map(\.name) == ["a.txt", "b.txt", "sub/c.txt"])
        try archive.recordFiled([("b.txt", outcomes[1].digest, "done/b.txt")])
        #expect(try archive.unfiled().map(\.name) == ["a.txt", "sub/c.txt"])
        #expect(try archive.receipt(name: "b.txt", digest: outcomes[1].digest)?.isFiled == true)
    }

    @Test("a file that comes again is known, under another name a duplicate")
    func again() throws {
        var words = Words(2)
        let text = words.text(60).joined(separator: " ")
        let folder = try Folder()
        var archive: Archive? = try folder.archive()
        let first = try archive!.ingest([Arrival("a.txt", text)])[0]
        #expect(!first.wasKnown)
        archive = nil
        let reopened = try folder.archive()
        let again = try reopened.ingest([Arrival("a.txt", text), Arrival("b.txt", text)])
        #expect(again.map(\.wasKnown) == [true, false])
        #expect(again.map(\.status) == [.clean, .duplicate])
        #expect(again[0].articles == first.articles)
        #expect(again[1].duplicateOf == "a.txt")
        #expect(again[1].articles.map(\.article.id) == ["a.txt"])
        #expect(try reopened.outcome(name: "c.txt", digest: first.digest) == nil)
    }

    @Test("other content under a known name is a new version")
    func versions() throws {
        var words = Words(3)
        let folder = try Folder()
        let archive = try folder.archive()
        let texts = (0..<3).map { _ in words.text(50).joined(separator: " ") }
        let outcomes = try archive.ingest(texts.map { Arrival("a.txt", $0) })
        #expect(outcomes.map { $0.articles[0].article.id } == ["a.txt", "a.txt@2", "a.txt@3"])
        #expect(try archive.ingest([Arrival("a.txt", texts[1])])[0].articles[0].article.id == "a.txt@2")
    }

    @Test("articles go by their path in the inbox, wherever they were read")
    func names() throws {
        var words = Words(4)
        let folder = try Folder()
        let archive = try folder.archive()
        let ids = ["/srv/in/x.jsonl#1", "/srv/in/x.jsonl#2", "guid:7"]
        let outcome = try archive.ingest([
            Arrival(
                name: "x.jsonl", digest: [1], size: 9, receivedAt: 1, path: "/srv/in/x.jsonl",
                articles: ids.map { article(words.text(30).joined(separator: " "), id: $0) })
        ])[0]
        #expect(outcome.articles.map(\.article.id) == ["x.jsonl#1", "x.jsonl#2", "guid:7"])
    }

    @Test("a file without an article has failed, and says why")
    func failed() throws {
        let folder = try Folder()
        let archive = try folder.archive()
        let arrival = Arrival(
            name: "a.txt", digest: [], size: 0, receivedAt: 1, articles: [], failure: "it is empty")
        #expect(try archive.ingest([arrival])[0].status == .failed)
        #expect(try archive.outcome(name: "a.txt", digest: [])?.failure == "it is empty")
    }

    @Test("what is said of an article are those that came before it")
    func before() throws {
        var words = Words(5)
        let story = words.text(80)
        func edited() -> String { (story.dropLast(3) + words.text(3)).joined(separator: " ") }
        let folder = try Folder()
        let archive = try folder.archive()
        let arrivals = [
            Arrival("m", edited()), Arrival("z", story.joined(separator: " ")), Arrival("c", edited()),
            Arrival("a", story.joined(separator: ", ")), Arrival("b", edited()),
        ]
        let outcomes = try arrivals.map { try archive.ingest([$0])[0] }
        let others = outcomes.map { $0.articles[0].findings.map(\.other.id).sorted() }
        // The words of a are those of z: z came first and is named for both.
        #expect(others == [[], ["m"], ["m", "z"], ["c", "m", "z"], ["c", "m", "z"]])
        #expect(outcomes[4].articles[0].findings.map(\.copies).sorted() == [0, 0, 1])
        #expect(outcomes[3].articles[0].findings.first?.relation == .identical)
        // The first of the identical ones by id has become another since.
        for (arrival, outcome) in zip(arrivals, outcomes) {
            let again = try #require(try archive.outcome(name: arrival.name, digest: arrival.digest))
            #expect(again.articles[0].findings.map(\.other) == outcome.articles[0].findings.map(\.other))
            #expect(again.status == outcome.status)
        }
    }

    @Test("a text too short to compare is kept")
    func short() throws {
        let folder = try Folder()
        let archive = try folder.archive()
        let outcome = try archive.ingest([Arrival("a.txt", "two words")])[0]
        #expect(outcome.status == .clean)
        #expect(outcome.articles[0].article.words == 2)
    }
}
