import ArticleReading
import ArticleText
import BuiltProgram
import Foundation
import Testing

/// A few bytes that unpack to more than anybody has time for, in places where
/// nothing of them is kept.
@Suite("Unpacking limits")
struct UnpackingLimitTests {
    /// Packs with the program of that name.
    private static func pack(_ data: Data, with program: String, _ arguments: String...) throws -> Data {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [program] + arguments
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        DispatchQueue.global().async {
            try? input.fileHandleForWriting.write(contentsOf: data)
            try? input.fileHandleForWriting.close()
        }
        let packed = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return packed
    }

    /// A tar archive of a file that is passed over, and an article behind it.
    private static func tar(bigBytes: Int) -> Data {
        func header(_ name: String, _ size: Int) -> Data {
            var bytes = [UInt8](repeating: 0, count: 512)
            func put(_ text: String, at place: Int) {
                bytes.replaceSubrange(place..<place + text.utf8.count, with: text.utf8)
            }
            put(name, at: 0)
            put("0000644", at: 100)
            put(octal(size), at: 124)
            put("00000000000", at: 136)
            put("        0", at: 148)
            put("ustar\0" + "00", at: 257)
            put(String(octal(bytes.reduce(0) { $0 + Int($1) }).suffix(6)) + "\0 ", at: 148)
            return Data(bytes)
        }
        var archive = header("big.bin", bigBytes)
        archive.append(Data(count: bigBytes))
        archive.append(header("a.txt", 5) + Data("Words".utf8) + Data(count: 507 + 1024))
        return archive
    }

    private static func octal(_ number: Int) -> String {
        let digits = String(number, radix: 8)
        return String(repeating: "0", count: 11 - digits.count) + digits
    }

    @Test("what is passed over in a file in memory counts", arguments: ["gzip", "xz", "zstd", "bzip2"])
    func loaded(program: String) throws {
        var packed = try Self.pack(Self.tar(bigBytes: 64 << 20), with: program, "-c")
        let name = "x.tar." + ["gzip": "gz", "xz": "xz", "zstd": "zst", "bzip2": "bz2"][program]!
        var reader = LoadedFileReader(limit: 4 << 20)
        for _ in 0..<2 {
            let content = reader.read([UInt8](packed), name: name)
            #expect(content.articles.isEmpty)
            #expect(content.skipped.map(\.reason) == ["unpacks to more than 4 MiB; the rest was not read"])
            #expect(content.skipped.map(\.path) == [name])
            packed = try Self.pack(packed, with: "gzip", "-c")
        }
        var patient = LoadedFileReader(limit: 128 << 20)
        let content = patient.read([UInt8](packed), name: name)
        #expect(content.articles.count == 1)
    }

    /// The table stands at the end, so a broken download has none, and the
    /// size of what is passed over is seen only where it has been unpacked.
    @Test("what is passed over in a zip archive without a table of contents counts", arguments: [0, 8])
    func zipWithoutTable(flags: UInt8) throws {
        // Behind ten bytes and before eight, gzip has what zip has.
        let deflated = try Self.pack(Data(count: 64 << 20), with: "gzip", "-c").dropFirst(10).dropLast(8)
        func number(_ value: Int) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) } }
        let sizes = flags == 0 ? number(deflated.count) + number(64 << 20) : number(0) + number(0)
        var archive: [UInt8] = [0x50, 0x4B, 3, 4, 20, 0, flags, 0, 8, 0, 0, 0, 0, 0] + number(0) + sizes
        archive += [7, 0, 0, 0] + Array("big.bin".utf8) + deflated
        archive += [0x50, 0x4B, 7, 8] + number(0) + number(deflated.count) + number(64 << 20)
        var reader = LoadedFileReader(limit: 4 << 20)
        let content = reader.read(archive, name: "x.zip")
        #expect(content.skipped.map(\.reason) == ["unpacks to more than 4 MiB; the rest was not read"])
    }

    @Test("a bomb in a bomb costs a dump no more than its bound", .timeLimit(.minutes(10)))
    func batch() throws {
        let folder = try TestFolder()
        // 1 GiB in some kilobytes: four times the same, as gzip allows.
        let quarter = try Self.pack(Data(count: 256 << 20), with: "gzip", "-9")
        let bomb = try Self.pack(quarter + quarter + quarter + quarter, with: "gzip", "-9")
        try folder.write(bomb, to: "in/bomb.jsonl.gz")
        try folder.write("The neighbour of the bomb has some words of its own here.", to: "in/a.txt")
        let outcome = try Program.run(["cluster", "in"], in: folder)
        #expect(outcome.status == 3)
        #expect(outcome.errors.contains("unpacks to more than 200 times its size"))
        #expect(outcome.errors.split(separator: "\n").count == 1)
    }

    @Test("every line of a file can be broken, and the file is named in bounds")
    func brokenLines() throws {
        var reader = LoadedFileReader(limit: 64 << 20)
        let content = reader.read([UInt8](String(repeating: "x\n", count: 1_000_000).utf8), name: "a.jsonl")
        #expect(content.skipped.count + content.furtherSkipped == 1_000_000)
        #expect(content.skipped.count == SkippedList.perFile)
        #expect(content.skipped.first?.clause == "line 1: not a JSON object")
    }

    @Test("a text of one line costs no more to read than its bytes")
    func oneLine() throws {
        var reader = LoadedFileReader(limit: 64 << 20)
        let start = ContinuousClock.now
        let text = String(repeating: "Reuters/A ", count: 400_000)
        for text in [text, "\n\n  \(text)"] {
            let content = reader.read([UInt8](text.utf8), name: "a.txt")
            #expect(content.articles.map(\.title) == [nil])
        }
        #expect(ContinuousClock.now - start < .seconds(5))
    }
}
