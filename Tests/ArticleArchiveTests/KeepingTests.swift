import ArticleText
import Foundation
import GRDB
import ReuseDetection
import Testing

@testable import ArticleArchive

@Suite("Keeping and removing")
struct KeepingTests {
    /// A few stories, each several times.
    private func arrivals(_ seed: UInt64) -> [Arrival] {
        var words = Words(seed)
        var arrivals: [Arrival] = []
        for story in 0..<4 {
            let text = words.text(90)
            for version in 0..<4 {
                var edited = text
                if version > 1 { edited.replaceSubrange(10..<10 + 8 * version, with: words.text(9)) }
                let separator = version == 1 ? ", " : " "
                arrivals.append(
                    Arrival(
                        "\((version * 7 + story) % 10)/\(story)-\(version).txt",
                        edited.joined(separator: separator), title: "Story \(story), \(version)"))
            }
        }
        return arrivals
    }

    private func expectRebuilt(_ archive: Archive) throws {
        let verification = try archive.verify()
        #expect(verification.damage == [])
        #expect(verification.missedPairs == 0 && verification.extraPairs == 0)
    }

    @Test(
        "after reopenings and removals the archive is as a detector finds it",
        arguments: 1...3 as ClosedRange<UInt64>)
    func equality(seed: UInt64) throws {
        let folder = try Folder()
        let arrivals = arrivals(seed)
        for start in stride(from: 0, to: arrivals.count, by: 5) {
            let archive = try folder.archive()
            _ = try archive.ingest(Array(arrivals[start..<min(start + 5, arrivals.count)]))
        }
        let archive = try folder.archive()
        try expectRebuilt(archive)
        #expect(try archive.remove(["0/0-0.txt", "7/0-1.txt", "nowhere"]) == (2, ["nowhere"]))
        try expectRebuilt(archive)
        #expect(try archive.statistics().articles == 14)
    }

    /// What is found of each text among the archived articles, ids and relations.
    private func reuse(_ check: Check) -> [[String]] {
        check.checked.map { checked in
            check.sources(of: checked).filter(\.relation.isReuse)
                .map { "\(check.detection.corpus.id(of: $0.first)) \($0.relation) \($0.score)" }.sorted()
        }
    }

    @Test("whatever is in segments, all is found as in a dump", arguments: 1...6 as ClosedRange<UInt64>)
    func segments(seed: UInt64) throws {
        var words = Words(seed ^ 0x51)
        let folder = try Folder()
        var archive: Archive? = try folder.archive()
        var names: [String] = []
        var arrivals = arrivals(seed)
        // Copies, so that removals have a text go by another article.
        arrivals += arrivals.prefix(6).map { Arrival("copy/" + $0.name, $0.articles[0][.text]!) }
        for arrival in arrivals.shuffled(using: &words) {
            _ = try archive!.ingest([arrival])
            names.append(arrival.name)
            switch Int.random(in: 0..<8, using: &words) {
            case 0, 1: try archive!.tendIndex(least: 1, mergesAll: false)
            case 2, 3:
                let place = Int.random(in: 0..<names.count, using: &words)
                #expect(try archive!.remove([names.remove(at: place)]).count == 1)
            case 4:
                archive = nil
                archive = try folder.archive()
            default: break
            }
        }
        try expectRebuilt(archive!)
        let drafts = arrivals.map { article("Draft. " + $0.articles[0][.text]!, id: "draft of \($0.name)") }
        func expectFound() throws {
            let reader = try folder.archive(.readOnly)
            let found = try reader.sources(of: Given(drafts), by: Checker(possibleSources: 0))
            let expected = Checker(possibleSources: 0).check(
                Given(drafts), against: try archive!.snapshot().articles())
            #expect(found.damaged == [] && found.check.searched == names.count)
            #expect(reuse(found.check) == reuse(expected))
            #expect(reuse(expected).joined().count >= drafts.count / 2)
        }
        try expectFound()
        try archive!.compact()
        try expectFound()
        // Without its files the index is made of the database.
        try FileManager.default.removeItem(atPath: folder.path + "/archive/index")
        try expectFound()
        archive = nil
        archive = try folder.archive()
        try expectRebuilt(archive!)
        // Made anew, it has settled what had changed before.
        #expect(try archive!.remove([names.removeLast()]).count == 1)
        try archive!.tendIndex(least: 1, mergesAll: false)
        try expectFound()
        #expect(try archive!.database.read { try SegmentTable(db: $0).changes() == ([], []) })
    }

    @Test("a rebuild gives the same pairs, passages and families")
    func rebuild() throws {
        let folder = try Folder()
        var archive: Archive? = try folder.archive()
        let arrivals = arrivals(9)
        _ = try archive!.ingest(arrivals)
        let before = try arrivals.map { try archive!.outcome(name: $0.name, digest: $0.digest) }
        archive = nil
        let rebuilt = try Archive.rebuilt(at: folder.path + "/archive", options: ArchiveOptions())
        try expectRebuilt(rebuilt)
        #expect(try arrivals.map { try rebuilt.outcome(name: $0.name, digest: $0.digest) } == before)
    }

    @Test("nothing of a removed article is left in the files")
    func bytes() throws {
        var words = Words(11)
        let folder = try Folder()
        let archive = try folder.archive()
        // Incompressible, so that it stands in the file as it is.
        let secret = words.text(40).joined(separator: " ")
        for number in 0..<30 {
            let text = words.text(300).joined(separator: " ")
            _ = try archive.ingest([Arrival("\(number).txt", text, title: "Title of \(number)")])
        }
        _ = try archive.ingest([Arrival("secret.txt", secret, title: "Unmistakable heading")])
        let blob = try #require(Deflate.compressed(ArraySlice(secret.utf8)))
        let traces = [Data(blob.dropFirst(8).prefix(64)), Data("Unmistakable heading".utf8)]
        func isThere(_ trace: Data) throws -> Bool {
            try FileManager.default.subpathsOfDirectory(atPath: folder.path + "/archive").contains { name in
                let bytes = FileManager.default.contents(atPath: folder.path + "/archive/" + name)
                return bytes?.range(of: trace) != nil
            }
        }
        for trace in traces { #expect(try isThere(trace)) }
        #expect(try archive.remove(["secret.txt"]).count == 1)
        try archive.compact()
        for trace in traces { #expect(try !isThere(trace)) }
        let outcome = try #require(
            try archive.outcome(name: "secret.txt", digest: Array(secret.utf8)))
        #expect(outcome.articles.isEmpty)
    }

    @Test("a removed article's file is known, the same under another name new")
    func arrivalsStay() throws {
        let folder = try Folder()
        let archive = try folder.archive()
        let text = "A text of a few words that nobody else has ever written down."
        _ = try archive.ingest([Arrival("a.txt", text)])
        #expect(try archive.remove(["a.txt"]).unknown.isEmpty)
        let outcomes = try archive.ingest([Arrival("a.txt", text), Arrival("b.txt", text)])
        #expect(outcomes.map(\.wasKnown) == [true, false])
        #expect(outcomes[1].status == .clean && outcomes[1].articles.map(\.article.id) == ["b.txt"])
    }

    @Test("articles are removed when their time is over")
    func expiry() throws {
        let folder = try Folder()
        var options = ArchiveOptions()
        options.keep = 100
        let archive = try folder.archive(.readWrite, options)
        for (number, moment) in [0.0, 50, 99].enumerated() {
            var arrival = Arrival("\(number).txt", "one two three four five \(number)")
            arrival.receivedAt = moment
            _ = try archive.ingest([arrival])
        }
        #expect(try archive.expire(now: 151) == .removed(2))
        #expect(try archive.snapshot().count == 1)
    }

    @Test("only what came out within the window is compared, but for the same words")
    func window() throws {
        var words = Words(13)
        let story = words.text(80)
        var options = ArchiveOptions()
        options.window = 86_400
        let folder = try Folder()
        let archive = try folder.archive(.readWrite, options)
        func status(_ name: String, _ text: [String], _ day: String) throws -> Receipt.Status {
            try archive.ingest([Arrival(name, text.joined(separator: " "), published: day)])[0].status
        }
        #expect(try status("a", story, "2024-05-01") == .clean)
        #expect(try status("b", story.dropLast() + ["x"], "2024-05-09") == .clean)
        #expect(try status("c", story.dropLast() + ["y"], "2024-05-02") == .flagged)
        #expect(try status("d", story + ["…"], "2024-06-01") == .flagged)
    }

    @Test("damage is found")
    func damage() throws {
        let folder = try Folder()
        let archive = try folder.archive()
        _ = try archive.ingest(arrivals(15))
        #expect(try archive.verify().isWhole)
        func damaged(_ sql: String) throws -> [String] {
            try archive.database.write { try $0.execute(sql: sql) }
            return try archive.verify().damage
        }
        #expect(try damaged("UPDATE pair SET relation = 'partial' WHERE relation = 'copy'").count > 0)
        #expect(
            try damaged("UPDATE fingerprint SET bands = sampled WHERE article = 3")
                .contains { $0.hasPrefix("the keys of") })
        #expect(
            try damaged("UPDATE text SET bytes = x'0500000041' WHERE article = 5")
                .contains { $0.hasSuffix("cannot be decompressed") })
    }

    @Test("a transaction that fails leaves nothing, on the disk or in memory")
    func failedTransaction() throws {
        let folder = try Folder()
        let archive = try folder.archive()
        let arrivals = arrivals(17)
        _ = try archive.ingest(Array(arrivals[..<4]))
        try archive.database.write {
            try $0.execute(
                sql: """
                    CREATE TRIGGER full BEFORE INSERT ON article WHEN new.title = 'Story 1, 2'
                    BEGIN SELECT raise(ABORT, 'no room'); END
                    """)
        }
        #expect(throws: ArchiveError.self) { try archive.ingest(arrivals) }
        #expect(try archive.statistics().articles == 4)
        try archive.database.write { try $0.execute(sql: "DROP TRIGGER full") }
        _ = try archive.ingest(arrivals)
        try expectRebuilt(archive)
    }
}
