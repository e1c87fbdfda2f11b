import BuiltProgram
import Foundation
import Testing

@Suite("Watch", .timeLimit(.minutes(10)))
struct WatchTests {
    private struct Verdict: Decodable {
        struct Article: Decodable {
            let id: String
            let findings: [Finding]
        }
        struct Finding: Decodable {
            struct Other: Decodable { let id: String }
            let other: Other
            let relation: String
            let direction: String
            let evidence: [DecodedReport.Evidence]
        }
        let schema: String
        let file: String
        let status: String
        let duplicateOf: String?
        let failure: String?
        let articles: [Article]
    }

    private func inbox() throws -> TestFolder {
        let folder = try TestFolder()
        try folder.write(CheckTests.story, to: "inbox/a.txt")
        try folder.write(CheckTests.story + " The ferry line did not comment.", to: "inbox/feed/b.txt")
        try folder.write(CheckTests.other, to: "inbox/c.txt")
        try folder.write(CheckTests.other, to: "inbox/d.txt")
        return folder
    }

    private func once(_ folder: TestFolder, _ options: String...) throws -> Program.Outcome {
        try Program.run(
            ["watch", "inbox", "--archive", "archive", "--once", "--settle", "0"] + options, in: folder)
    }

    private func files(_ folder: TestFolder, _ name: String = "inbox") -> [String] {
        let names = FileManager.default.enumerator(atPath: folder.url.appendingPathComponent(name).path)!
        return names.compactMap { $0 as? String }.filter { $0.contains(".") }.sorted()
    }

    private func verdict(_ folder: TestFolder, _ name: String) throws -> Verdict {
        try JSONDecoder().decode(Verdict.self, from: Data(folder.read("inbox/\(name).verdict.json").utf8))
    }

    @Test("every file ends where it belongs, with a verdict beside it")
    func filing() throws {
        let folder = try inbox()
        let outcome = try once(folder)
        #expect(outcome.status == 0)
        #expect(outcome.output.isEmpty)
        let filed = ["done/a.txt", "done/c.txt", "duplicate/d.txt", "flagged/feed/b.txt"]
        #expect(files(folder) == (filed + filed.map { $0 + ".verdict.json" }).sorted())
        let flagged = try verdict(folder, "flagged/feed/b.txt")
        #expect(flagged.schema == "wirecopy.verdict/1")
        #expect(flagged.file == "feed/b.txt" && flagged.status == "flagged")
        #expect(flagged.articles.map(\.id) == ["feed/b.txt"])
        #expect(flagged.articles[0].findings.map(\.other.id) == ["a.txt"])
        #expect(flagged.articles[0].findings[0].relation == "copy")
        #expect(!flagged.articles[0].findings[0].evidence.isEmpty)
        #expect(try verdict(folder, "duplicate/d.txt").duplicateOf == "c.txt")
        #expect(try verdict(folder, "done/a.txt").articles[0].findings.isEmpty)
    }

    @Test("what is archived is what cluster finds among the same files")
    func batch() throws {
        let folder = try inbox()
        try FileManager.default.removeItem(at: folder.url.appendingPathComponent("inbox/d.txt"))
        let batch = try Program.run(["cluster", "inbox", "--format", "json"], in: folder)
        _ = try once(folder)
        let live = try Program.run(
            ["archive", "export", "--archive", "archive", "--format", "json"], in: folder)
        let (one, other) = (try DecodedReport(batch.output), try DecodedReport(live.output))
        #expect(one.articles.map(\.id) == other.articles.map(\.id))
        #expect(one.families.map(\.members) == other.families.map(\.members))
        #expect(one.pairs.map(\.relation) == other.pairs.map(\.relation))
    }

    @Test("a bad file gets status 3, and harms no neighbour")
    func bad() throws {
        let folder = try inbox()
        try folder.write("", to: "inbox/empty.txt")
        try FileManager.default.createSymbolicLink(
            atPath: folder.url.path + "/inbox/link.txt", withDestinationPath: "/etc/passwd")
        let outcome = try once(folder, "--log-format", "json")
        #expect(outcome.status == 3)
        #expect(try verdict(folder, "failed/empty.txt").failure == "empty")
        #expect(files(folder).contains("link.txt") && files(folder).contains("done/a.txt"))
        let lines = outcome.errors.split(separator: "\n").map { Data($0.utf8) }
        let logged = try lines.map { try JSONDecoder().decode([String: String].self, from: $0) }
        #expect(logged.filter { $0["level"] == "warning" }.map { $0["file"] } == ["link.txt", "empty.txt"])
        #expect(logged.allSatisfy { $0["time"] != nil && $0["message"] != nil })
    }

    @Test("--keep-in-place and --dry-run leave files alone")
    func inPlace() throws {
        let folder = try inbox()
        let before = files(folder)
        #expect(try once(folder, "--dry-run").errors.contains("flagged"))
        #expect(!FileManager.default.fileExists(atPath: folder.url.path + "/archive"))
        for _ in 0..<2 { #expect(try once(folder, "--keep-in-place").status == 0) }
        #expect(files(folder) == before)
        #expect(files(folder, "archive/verdicts").count == 4)
        // A dry run over an archive that is there changes nothing of it either.
        try folder.write(CheckTests.story + " And more.", to: "inbox/e.txt")
        #expect(try once(folder, "--dry-run").errors.contains("'e.txt'"))
        #expect(files(folder, "archive/verdicts").count == 4)
    }

    @Test("a configuration file sets options, and the command line goes before it")
    func configuration() throws {
        let folder = try inbox()
        try folder.write("# ours\narchive = there\nkeep-in-place = yes\n\nlog-level = error\n", to: "w.conf")
        let arguments = ["watch", "inbox", "--once", "--settle", "0", "--config", "w.conf"]
        let quiet = try Program.run(arguments, in: folder)
        #expect(quiet.status == 0 && quiet.errors.isEmpty)
        #expect(files(folder, "there/verdicts").count == 4)
        let loud = try Program.run(arguments + ["--log-level", "info"], in: folder)
        #expect(loud.errors.contains("judged 0 files"))
    }

    @Test("the daemon judges what arrives, runs the command, and ends with 0 when it is told to")
    func daemon() async throws {
        let folder = try TestFolder()
        try folder.write(CheckTests.story, to: "inbox/a.txt")
        let process = try start(folder, "--on-flag", "cat > rung.json")
        await wait { files(folder).contains("done/a.txt") }
        // A second one gives way at once.
        let second = try Program.run(["watch", "inbox", "--archive", "other"], in: folder)
        #expect(second.status == 2)
        #expect(
            second.errors == "wirecopy: cannot watch 'inbox': another 'wirecopy watch' is watching it\n")
        try folder.write(CheckTests.story + " So it is said.", to: "inbox/new/b.txt")
        await wait { (try? folder.read("rung.json"))?.hasSuffix("}\n") == true }
        #expect(try folder.read("rung.json") == folder.read("inbox/flagged/new/b.txt.verdict.json"))
        process.terminate()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        #expect(process.terminationReason == .exit)
    }

    @Test("SIGHUP takes over settings, and keeps the old ones if the new are wrong")
    func reload() async throws {
        let folder = try TestFolder()
        try folder.write("settle = 3000\n", to: "w.conf")
        try folder.write(CheckTests.story, to: "inbox/a.txt")
        let process = try start(folder, "--config", "w.conf", settle: nil)
        await wait { FileManager.default.fileExists(atPath: folder.url.path + "/archive/archive.sqlite") }
        try await Task.sleep(for: .milliseconds(500))
        try folder.write("settle = soon\n", to: "w.conf")
        kill(process.processIdentifier, SIGHUP)
        await wait { (try? folder.read("log"))?.contains("'w.conf' line 1") == true }
        #expect(files(folder) == ["a.txt"])
        try folder.write("settle = 0\n", to: "w.conf")
        kill(process.processIdentifier, SIGHUP)
        await wait { (try? folder.read("log"))?.contains("configuration reloaded") == true }
        // What was waited for goes by the new settings too.
        await wait { files(folder).contains("done/a.txt") }
        process.terminate()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }

    @Test("killed at any moment, it loses nothing and judges nothing twice")
    func killed() async throws {
        let folder = try TestFolder()
        for number in 0..<60 {
            try folder.write(
                "Story \(number). "
                    + CheckTests.story.split(separator: " ").shuffled().joined(separator: " "),
                to: "inbox/\(number).txt")
        }
        for pause in [50, 150, 250, 350, 450] {
            let process = try start(folder)
            try await Task.sleep(for: .milliseconds(pause))
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
        }
        #expect(try once(folder).status == 0)
        #expect(files(folder).count == 120)
        let export = try Program.run(
            ["archive", "export", "--archive", "archive", "--format", "json"], in: folder)
        #expect(try DecodedReport(export.output).articles.count == 60)
    }

    @Test("systemd is told when it is ready and when it ends")
    func notifications() async throws {
        let folder = try TestFolder()
        try FileManager.default.createDirectory(
            atPath: folder.url.path + "/inbox", withIntermediateDirectories: true)
        let socket = try Datagrams(path: folder.url.path + "/s")
        let process = try start(folder, environment: ["NOTIFY_SOCKET": folder.url.path + "/s"])
        #expect(socket.first { $0.hasPrefix("READY=1") } != nil)
        #expect(socket.first { $0 == "WATCHDOG=1" } != nil)
        process.terminate()
        #expect(socket.first { $0 == "STOPPING=1" } != nil)
        process.waitUntilExit()
    }

    private func start(
        _ folder: TestFolder, _ options: String..., settle: String? = "0", environment: [String: String] = [:]
    ) throws -> Process {
        let process = Process()
        process.executableURL = Program.binary
        process.arguments =
            ["watch", "inbox", "--archive", "archive"] + (settle.map { ["--settle", $0] } ?? []) + options
        process.currentDirectoryURL = folder.url
        process.environment = ["PATH": "/usr/bin:/bin"].merging(environment) { $1 }
        let log = folder.url.appendingPathComponent("log").path
        try Data().write(to: URL(fileURLWithPath: log))
        process.standardError = FileHandle(forWritingAtPath: log)
        try process.run()
        return process
    }

    /// Waits for something for two minutes at most.
    private func wait(_ isDone: () -> Bool) async {
        for _ in 0..<6000 where !isDone() { try? await Task.sleep(for: .milliseconds(20)) }
        #expect(isDone())
    }
}

/// A socket that datagrams are sent to.
private final class Datagrams {
    private let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)

    init(path: String) throws {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let bound = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        try #require(bound == 0)
    }

    deinit { close(descriptor) }

    /// The first that comes of a kind, of all that come; waits for it.
    func first(where isWanted: (String) -> Bool) -> String? {
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = recv(descriptor, &buffer, buffer.count, 0)
            guard count > 0 else { return nil }
            let text = String(decoding: buffer[..<count], as: UTF8.self)
            if isWanted(text) { return text }
        }
    }
}
