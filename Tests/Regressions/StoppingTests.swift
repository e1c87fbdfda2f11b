import BuiltProgram
import Foundation
import Testing

/// Signals that were not heard for as long as the work took, or too early.
@Suite("Stopping", .timeLimit(.minutes(10)))
struct StoppingTests {
    @Test("SIGTERM ends it within two seconds while a large file is being judged")
    func large() async throws {
        let folder = try TestFolder()
        try folder.write(Stories.lines(6000), to: "inbox/big.jsonl")
        let daemon = try Daemon(folder)
        await Daemon.wait { (try? folder.read("archive/attempts"))?.contains("big.jsonl") == true }
        try await Task.sleep(for: .milliseconds(1000))
        #expect(daemon.stop() < .seconds(2.5))
        #expect(daemon.process.terminationStatus == 0)
        // The file is no worse for it.
        #expect(folder.has("inbox/big.jsonl") || folder.has("inbox/flagged/big.jsonl"))
        #expect(!folder.has("inbox/failed"))
    }

    @Test("SIGTERM ends it within two seconds while commands of --on-flag hang, and they with it")
    func hooks() async throws {
        let folder = try TestFolder()
        for number in 0..<6 {
            try folder.write(Stories.text(1) + " No. \(number).", to: "inbox/\(number).txt")
        }
        let daemon = try Daemon(folder, "--on-flag", "echo $$ >> pids; sleep 500")
        await Daemon.wait { (try? folder.read("pids"))?.split(separator: "\n").count == 2 }
        #expect(daemon.stop() < .seconds(2.5))
        #expect(daemon.process.terminationStatus == 0)
        #expect(daemon.lines(with: "was not run for").count == 1)
        try await expectGone(folder)
    }

    @Test("a command of --on-flag does not outlive a daemon that is killed")
    func killed() async throws {
        let folder = try TestFolder()
        for number in 0..<2 {
            try folder.write(Stories.text(1) + " No. \(number).", to: "inbox/\(number).txt")
        }
        let daemon = try Daemon(folder, "--on-flag", "echo $$ >> pids; sleep 501 & wait")
        await Daemon.wait { folder.has("pids") }
        daemon.signal(SIGKILL)
        daemon.process.waitUntilExit()
        try await expectGone(folder)
    }

    private func expectGone(_ folder: TestFolder) async throws {
        for pid in try folder.read("pids").split(separator: "\n") {
            let isGone = await Daemon.wait(seconds: 5) {
                guard let state = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8) else {
                    return true
                }
                return state.contains(") Z ")
            }
            #expect(isGone, "\(pid) lives on")
        }
    }

    @Test("SIGHUP does not end it, however early it comes", arguments: [false, true])
    func early(once: Bool) async throws {
        let folder = try TestFolder()
        try folder.write(Stories.text(1), to: "inbox/a.txt")
        let daemon = once ? try Daemon(folder, "--once") : try Daemon(folder)
        for _ in 0..<20 {
            try await Task.sleep(for: .milliseconds(30))
            daemon.signal(SIGHUP)
        }
        await Daemon.wait { folder.has("inbox/done/a.txt") }
        if !once { daemon.stop() }
        daemon.process.waitUntilExit()
        #expect(daemon.process.terminationReason == .exit && daemon.process.terminationStatus == 0)
    }

    @Test(
        "a number out of range in the configuration keeps the settings as they are",
        arguments: ["settle = nan", "settle = inf", "settle = 1e30", "similarity = nan", "keep = 1e400d"])
    func configuration(line: String) async throws {
        let folder = try TestFolder()
        try folder.write("settle = 0\n", to: "w.conf")
        try folder.write(Stories.text(1), to: "inbox/a.txt")
        let daemon = try Daemon(folder, "--config", "w.conf")
        await Daemon.wait { folder.has("inbox/done/a.txt") }
        try folder.write(line + "\n", to: "w.conf")
        daemon.signal(SIGHUP)
        #expect(await Daemon.wait { daemon.lines(with: "the configuration was not reloaded").count == 1 })
        #expect(daemon.process.isRunning)
        daemon.stop()
        #expect(daemon.process.terminationStatus == 0)
    }
}
