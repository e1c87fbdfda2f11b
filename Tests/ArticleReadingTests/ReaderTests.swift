import ArticleText
import Foundation
import Synchronization
import Testing

@testable import ArticleReading

@Suite struct ReaderTests {
    let workspace = Workspace()

    /// Two threads give what one gives.
    @Test func threadsDoNotChangeTheOrder() {
        for number in 0..<300 { workspace.write("d/\(number).txt", "Text \(number)") }
        let lines = (0..<3000).map { line("n\($0)", String(repeating: "word ", count: $0 % 50 + 1)) }
        workspace.write("d/dump.jsonl", lines.joined() + "{\n")
        workspace.write("d/dump.jsonl.gz", Packing.compress(lines.joined().utf8, .gzip))
        let configure: (inout ReadingOptions) -> Void = {
            $0.blockSize = 4096
            $0.piecesPerBlock = 7
        }
        let alone = workspace.read("d", configure: configure)
        #expect(alone.articles.count == 6300)

        var options = ReadingOptions()
        configure(&options)
        let reader = ArticleReader(paths: [workspace.path("d")], options: options)
        let batches = Mutex<[ReadBatch]>([])
        DispatchQueue.concurrentPerform(iterations: 2) { _ in
            var parser = reader.makeParser()
            while let batch = reader.next(using: &parser) { batches.withLock { $0.append(batch) } }
        }
        let sorted = batches.withLock { $0.sorted { $0.sequence < $1.sequence } }
        #expect(sorted.map(\.sequence) == alone.batches.map(\.sequence))
        #expect(sorted.flatMap { batch in batch.articles.indices.map { batch.articles[$0].id } } == alone.ids)
        #expect(sorted.flatMap(\.skipped) == alone.skipped)
    }

    /// As a source of articles it says what it could not read, in order.
    @Test func aSourceKnowsWhatWasSkipped() {
        workspace.write("d/a.jsonl", line("a") + "{\n" + line("b"))
        workspace.write("d/b.txt", "")
        let reader = ArticleReader(paths: [workspace.path("d")])
        let count = Mutex(0)
        DispatchQueue.concurrentPerform(iterations: 2) { _ in
            reader.forEachBatch { batch in count.withLock { $0 += batch.count } }
        }
        #expect(count.withLock { $0 } == 2)
        #expect(reader.skipped.map(\.path) == [workspace.path("d/a.jsonl"), workspace.path("d/b.txt")])
    }

    @Test func everyEndingIsOneFormats() {
        let endings = Formats.all.flatMap(\.endings) + ArchiveForm.endings + Compression.endings
        #expect(Set(endings).count == endings.count)
        #expect(Set(Formats.all.map(\.name)).count == Formats.all.count)
        for ending in ReadableFiles.endings { #expect(ReadableFiles.includes(name: "x" + ending)) }
    }

    @Test func theEndStaysTheEnd() {
        workspace.write("a.txt", "A")
        let reader = ArticleReader(paths: [workspace.path("a.txt")])
        var parser = reader.makeParser()
        #expect(reader.next(using: &parser)?.articles.count == 1)
        #expect(reader.next(using: &parser) == nil)
        #expect(reader.next(using: &parser) == nil)
        #expect(ArticleReader(paths: []).next(using: &parser) == nil)
    }

    @Test func smallFilesShareABatch() {
        for number in 0..<600 { workspace.write("d/\(number).txt", "Text") }
        #expect(workspace.read("d").batches.map(\.articles.count) == [512, 88])
    }

    /// 100 MB without a newline, in memory for a few articles.
    @Test func aHugeLineTakesLittleMemory() throws {
        let path = workspace.write("d.jsonl", line("before") + "{\"text\": \"")
        let file = try #require(fopen(path, "a"))
        let chunk = [UInt8](repeating: UInt8(ascii: "x"), count: 1 << 20)
        for _ in 0..<100 { fwrite(chunk, 1, chunk.count, file) }
        fputs("\"}\n" + line("after"), file)
        fclose(file)
        let reader = ArticleReader(paths: [path])
        var parser = reader.makeParser()
        var ids: [String] = []
        var skipped: [Skipped] = []
        while let batch = reader.next(using: &parser) {
            ids += batch.articles.indices.map { batch.articles[$0].id }
            skipped += batch.skipped
        }
        #expect(ids == ["before", "after"])
        let reason = "longer than 16 MiB; raise --max-article-size to read it"
        #expect(skipped == [Skipped(path: path, record: 2, reason: reason)])
        #expect(parser.block.bytes.capacity < 40 << 20)
    }
}
