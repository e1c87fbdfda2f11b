import ArticleArchive
import ArticleReading
import ArticleText
import BuiltProgram
import Foundation
import Testing

@Suite("Archive commands")
struct ArchiveTests {
    /// A folder with an inbox's files in `in` and their archive in `archive`.
    private func folder() throws -> TestFolder {
        let folder = try TestFolder()
        try folder.write(CheckTests.story, to: "in/wire.txt")
        try folder.write(CheckTests.other, to: "in/sub/barley.txt")
        try folder.write(
            "{\"id\": \"r1\", \"text\": \"\(CheckTests.story) The ferry line was silent.\", \"source\": \"Post\"}\n"
                + "{\"text\": \"\(CheckTests.story)\"}\n", to: "in/more.jsonl")
        try archive(["wire.txt", "sub/barley.txt", "more.jsonl"], of: folder)
        return folder
    }

    /// Archives files of `in`, as the watching of a folder does.
    @discardableResult
    private func archive(_ names: [String], of folder: TestFolder) throws -> [Receipt] {
        let archive = try Archive(at: folder.url.path + "/archive", access: .readWrite)
        return try archive.receive(
            names.map { name in
                let path = folder.url.path + "/in/" + name
                let reader = ArticleReader(paths: [path])
                var parser = reader.makeParser()
                var articles: [ArticleReading.ReadBatch] = []
                while let batch = reader.next(using: &parser) { articles.append(batch) }
                return Arrival(
                    name: name, digest: Array(name.utf8), size: 1, receivedAt: 1_700_000_000, path: path,
                    articles: articles.flatMap { batch in batch.articles.indices.map { batch.articles[$0] } })
            })
    }

    private func run(_ arguments: String..., in folder: TestFolder) throws -> Program.Outcome {
        try Program.run(arguments + ["--archive", "archive"], in: folder)
    }

    @Test("an export is the report of the same articles")
    func export() throws {
        let folder = try folder()
        let exported = try run("archive", "export", "--format", "json", in: folder)
        #expect(exported.status == 0 && exported.errors.isEmpty)
        let clustered = try Program.run(["cluster", "in", "--format", "json"], in: folder)
        let (archive, dump) = (try DecodedReport(exported.output), try DecodedReport(clustered.output))
        #expect(archive.articles.map(\.id) == ["more.jsonl#2", "r1", "sub/barley.txt", "wire.txt"])
        #expect(archive.articles.map(\.id) == dump.articles.map(\.id))
        #expect(archive.families.map(\.members) == dump.families.map(\.members))
        #expect(archive.families.map(\.canonical) == dump.families.map(\.canonical))
        #expect(archive.pairs.map { "\($0)" } == dump.pairs.map { "\($0)" })
        #expect(archive.pairs.count == 3)
        for format in ["table", "csv"] {
            let exported = try run("archive", "export", "--format", format, in: folder)
            let clustered = try Program.run(["cluster", "in", "--format", format], in: folder)
            let paths = clustered.output.replacing("in/", with: "")
            #expect(exported.output == paths)
        }
        #expect(
            try run("archive", "export", "--format", "html", in: folder).output.hasPrefix("<!DOCTYPE html>"))
    }

    @Test("check looks into an archive as into a collection, while it is written to")
    func check() throws {
        let folder = try folder()
        let writer = try Archive(at: folder.url.path + "/archive", access: .readWrite)
        try folder.write(CheckTests.story, to: "draft.txt")
        let archived = try run("check", "draft.txt", "--format", "csv", in: folder)
        let collected = try Program.run(
            ["check", "draft.txt", "--against", "in", "--format", "csv"], in: folder)
        #expect(archived.status == 1 && archived.errors.isEmpty)
        #expect(archived.output == collected.output.replacing("in/", with: ""))
        #expect(try writer.statistics().writer != nil)
    }

    @Test("verify says that all is well, or what is not")
    func verify() throws {
        let folder = try folder()
        let whole = try run("archive", "verify", in: folder)
        #expect(whole.status == 0 && whole.errors.isEmpty)
        #expect(whole.output == "Whole: 4 articles, 1 pair, 1 family.\n")
        let file = folder.url.appendingPathComponent("archive/archive.sqlite")
        var bytes = try Data(contentsOf: file)
        for place in stride(from: 4096, to: bytes.count, by: 512) { bytes[place] ^= 0xFF }
        try bytes.write(to: file)
        let damaged = try run("archive", "verify", in: folder)
        #expect(damaged.status == 1 || damaged.status == 2)
        #expect(damaged.errors.contains("'archive' is damaged"))
    }

    @Test("remove, compact and rebuild; an article that is not there is named")
    func changes() throws {
        let folder = try folder()
        let removed = try run("archive", "remove", "wire.txt", "gone", in: folder)
        #expect(removed.status == 3)
        #expect(removed.errors.contains("'gone' is not in the archive"))
        #expect(removed.errors.hasSuffix("removed 1 article\n"))
        #expect(try run("archive", "compact", in: folder).status == 0)
        let rebuilt = try run("archive", "rebuild", in: folder)
        #expect(rebuilt.status == 0 && rebuilt.errors == "judged 3 articles; found 1 pair of reuse\n")
        let late = try run("archive", "compact", "--keep", "1d", in: folder)
        #expect(late.status == 2 && late.errors.contains("all articles in 'archive' are older than that"))
        #expect(try run("archive", "export", in: folder).output.contains("among 3 articles"))
    }

    @Test("status and stats count what is there")
    func status() throws {
        struct Status: Decodable {
            let schema: String
            let writer: String?
            let articles: Int
            let pairs: Int
            let families: Int?
            let firstReceived: String
            let files: [String: Int]
        }
        let folder = try folder()
        func decoded(_ outcome: Program.Outcome) throws -> Status {
            #expect(outcome.status == 0)
            return try JSONDecoder().decode(Status.self, from: Data(outcome.output.utf8))
        }
        let writer = try Archive(at: folder.url.path + "/archive", access: .readWrite)
        let status = try decoded(run("status", "--format", "json", in: folder))
        #expect(status.schema == "wirecopy.status/1")
        #expect(status.writer?.hasPrefix("process \(getpid()) on") == true)
        #expect(status.articles == 4 && status.pairs == 1 && status.families == nil)
        #expect(status.firstReceived == "2023-11-14T22:13:20Z")
        #expect(status.files == ["clean": 2, "flagged": 1, "duplicate": 0, "failed": 0, "unfiled": 3])
        #expect(try decoded(run("archive", "stats", "--format", "json", in: folder)).families == 1)
        #expect(try writer.statistics().articles == 4)
    }

    @Test("a second writer is refused at once")
    func inUse() throws {
        let folder = try folder()
        let writer = try Archive(at: folder.url.path + "/archive", access: .readWrite)
        let refused = try run("archive", "remove", "wire.txt", in: folder)
        #expect(refused.status == 2)
        #expect(refused.errors.hasPrefix("wirecopy: the archive 'archive' is in use by process \(getpid())"))
        #expect(try writer.statistics().articles == 4)
    }

    @Test("the table of the status reads as it did")
    func table() throws {
        let folder = try folder()
        let text = try run("archive", "stats", in: folder).output
        let lines = text.split(separator: "\n").filter { !$0.hasPrefix("on disk") }
        try Snapshot.expect(lines.joined(separator: "\n") + "\n", matches: "archive-stats")
    }
}
