import BuiltProgram
import Foundation
import Testing

/// Files that end the program that reads them, which then met them again at
/// every start, and never judged those beside them.
@Suite("Poisoned files", .timeLimit(.minutes(10)))
struct PoisonedFileTests {
    /// One run that is sent a signal while the large file is being judged.
    private func run(_ folder: TestFolder, signal: Int32) throws -> Int32 {
        let daemon = try Daemon(folder, "--once")
        // The whole batch is read before it is judged: not at the first sight of it. Looked for on this
        // thread, as a task may sleep for long where others are busy.
        var sights = 0
        for _ in 0..<6000 where sights < 20 && daemon.process.isRunning {
            sights = isAtWorkOnBig(folder) ? sights + 1 : 0
            usleep(10_000)
        }
        if daemon.process.isRunning { daemon.signal(signal) }
        daemon.process.waitUntilExit()
        return daemon.process.terminationStatus
    }

    /// Whether the daemon has noted that the large file is what it is at work on.
    private func isAtWorkOnBig(_ folder: TestFolder) -> Bool {
        guard let notes = try? folder.read("archive/attempts"),
            let place = notes.firstRange(of: "\nplace ").flatMap({ Int(notes[$0.upperBound...].prefix(6)) })
        else { return false }
        let underway = notes.split(separator: "\0").filter { $0.hasPrefix("u ") }
        return underway.indices.contains(place - 1) && underway[place - 1].hasSuffix(" big.jsonl")
    }

    private func folder() throws -> TestFolder {
        let folder = try TestFolder()
        for number in 0..<5 { try folder.write(Stories.text(number + 5000), to: "inbox/\(number).txt") }
        try folder.write(Stories.lines(30_000), to: "inbox/big.jsonl")
        return folder
    }

    @Test("a file that crashes the program is kept out, and its neighbours are judged")
    func crash() throws {
        let folder = try folder()
        #expect(try run(folder, signal: SIGILL) == SIGILL)
        #expect(try run(folder, signal: SIGILL) == SIGILL)
        for number in 0..<5 { #expect(folder.has("inbox/done/\(number).txt")) }
        #expect(folder.has("inbox/big.jsonl"))
        let outcome = try folder.watchOnce("--settle", "0")
        #expect(outcome.status == 3)
        #expect(folder.has("inbox/failed/big.jsonl"))
        let verdict = try folder.read("inbox/failed/big.jsonl.verdict.json")
        #expect(verdict.contains("it crashed the program twice (signal 4); it is not read again"))
        #expect(try folder.watchOnce("--settle", "0").status == 0)
    }

    @Test("a file that was being judged when the program was killed is judged by the next run")
    func killed() async throws {
        let folder = try TestFolder()
        for number in 0..<40 { try folder.write(Stories.text(number), to: "inbox/\(number).txt") }
        for pause in [100, 150, 200, 250, 300, 350] {
            let daemon = try Daemon(folder)
            try await Task.sleep(for: .milliseconds(pause))
            daemon.signal(SIGKILL)
            daemon.process.waitUntilExit()
        }
        #expect(try folder.watchOnce("--settle", "0").status == 0)
        #expect(!folder.has("inbox/failed"))
        for number in 0..<40 { #expect(folder.has("inbox/done/\(number).txt")) }
    }
}
