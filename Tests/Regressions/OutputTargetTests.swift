import BuiltProgram
import Foundation
import Testing

/// What `-o` is pointed at: a device was replaced by a file, a link cut, a
/// half of a result left behind.
@Suite("What -o is pointed at", .timeLimit(.minutes(10)))
struct OutputTargetTests {
    /// A folder with two articles in `d`, and what is found of them.
    private func folder() throws -> (TestFolder, report: String) {
        let folder = try TestFolder()
        for name in ["a", "b"] { try folder.write(Stories.text(1), to: "d/\(name).txt") }
        let outcome = try Program.run(["cluster", "d", "--format", "json"], in: folder)
        #expect(outcome.status == 0 && outcome.output.count > 500)
        return (folder, outcome.output)
    }

    private static let command = "$wirecopy cluster d --format json -o"

    private func kind(_ folder: TestFolder, _ name: String) -> FileAttributeType? {
        (try? FileManager.default.attributesOfItem(atPath: folder.path(name)))?[.type] as? FileAttributeType
    }

    /// Whether nothing of a draft is left in a folder.
    private func isTidy(_ folder: TestFolder) throws -> Bool {
        try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
            .allSatisfy { !$0.hasSuffix(".partial") }
    }

    @Test("a device is written to and stays one")
    func device() throws {
        let (folder, _) = try folder()
        let made = try Shell.run("mknod null c 1 3 && echo x > null", in: folder)
        // Only the superuser makes devices, and not on every file system.
        guard made.status == 0 else { return }
        let outcome = try Shell.run("\(Self.command) null", in: folder)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(kind(folder, "null") == .typeCharacterSpecial)
        #expect(try isTidy(folder))
    }

    @Test("a pipe with a name is written to and stays one")
    func pipe() throws {
        let (folder, report) = try folder()
        let outcome = try Shell.run(
            """
            mkfifo pipe; timeout 10 cat pipe > read & \(Self.command) pipe; status=$?; wait; exit $status
            """, in: folder)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(try folder.read("read") == report)
        #expect(try Shell.run("test -p pipe", in: folder).status == 0)
    }

    @Test(
        "a link goes on leading where it did, and the file is there",
        arguments: ["there", "missing", "sub/missing", "chain"])
    func link(target: String) throws {
        let (folder, report) = try folder()
        try folder.makeFolder("sub")
        try folder.write("old", to: "there")
        try Shell.run("ln -s sub/end chain; ln -s '\(target)' link", in: folder)
        let outcome = try Shell.run("\(Self.command) link", in: folder)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.path("link")) == target)
        #expect(try folder.read(target == "chain" ? "sub/end" : target) == report)
        #expect(kind(folder, target == "chain" ? "sub/end" : target) == .typeRegular)
        #expect(try isTidy(folder))
    }

    @Test("what is interrupted leaves nothing beside what was there", arguments: ["INT", "TERM", "HUP"])
    func interruption(signal: String) throws {
        let (folder, _) = try folder()
        try folder.write("old", to: "out")
        // Waits for its input until the signal comes.
        let outcome = try Shell.run(
            """
            mkfifo input; sleep 600 > input & sleeper=$!
            env --default-signal $wirecopy cluster - --format json -o out < input & cluster=$!
            until ls out.*.partial > /dev/null 2>&1; do sleep 0.05; done
            kill -\(signal) $cluster; wait $cluster; status=$?; kill $sleeper; exit $status
            """, in: folder)
        let number = try #require(["INT": 2, "TERM": 15, "HUP": 1][signal])
        #expect(outcome.status == 128 + number)
        #expect(try folder.read("out") == "old")
        #expect(try isTidy(folder))
    }

    @Test("standard output by a name is standard output", arguments: ["/proc/self/fd/1", "out"])
    func standardOutput(name: String) throws {
        let (folder, report) = try folder()
        try Shell.run("ln -s /proc/self/fd/1 out", in: folder)
        for ending in ["> file", "| cat > file", "< /dev/null 1<> file"] {
            let outcome = try Shell.run("rm -f file; \(Self.command) \(name) \(ending)", in: folder)
            #expect(outcome.status == 0, "\(outcome.errors)")
            #expect(try folder.read("file") == report, "\(ending)")
        }
        #expect(kind(folder, "out") == .typeSymbolicLink)
    }

    @Test("an earlier file keeps its permissions", arguments: [0o660, 0o600, 0o644])
    func permissions(mode: Int) throws {
        let (folder, report) = try folder()
        try folder.write("old", to: "out.json")
        try FileManager.default.setAttributes(
            [.posixPermissions: mode], ofItemAtPath: folder.path("out.json"))
        #expect(try Shell.run("umask 027; \(Self.command) out.json", in: folder).status == 0)
        #expect(try folder.read("out.json") == report)
        let attributes = try FileManager.default.attributesOfItem(atPath: folder.path("out.json"))
        #expect(attributes[.posixPermissions] as? Int == mode)
    }

    @Test("a folder is refused and nothing is left beside it")
    func folderRefused() throws {
        let (folder, _) = try folder()
        try folder.makeFolder("sub")
        for name in ["sub", "sub/"] {
            let outcome = try Shell.run("\(Self.command) \(name)", in: folder)
            #expect(outcome.status == 2)
            #expect(outcome.errors == "wirecopy: cannot write '\(name)': it is a folder; name a file\n")
        }
        #expect(try isTidy(folder))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("sub")).isEmpty)
    }

    @Test(
        "a command that fails leaves nothing, and an earlier file as it was",
        arguments: [
            ["cluster", "empty"], ["cluster", "missing"], ["compare", "d/a.txt", "missing"],
            ["archive", "export", "--archive", "missing"],
        ], [true, false])
    func failure(command: [String], isThere: Bool) throws {
        let (folder, _) = try folder()
        try folder.makeFolder("empty")
        if isThere { try folder.write("old", to: "out.json") }
        let outcome = try Program.run(command + ["--format", "json", "-o", "out.json"], in: folder)
        #expect(outcome.status == 2)
        #expect(isThere ? try folder.read("out.json") == "old" : !folder.has("out.json"))
        #expect(try isTidy(folder))
    }

    @Test("runs at once with one name leave one whole result")
    func atOnce() throws {
        let (folder, _) = try folder()
        for number in 0..<200 { try folder.write(Stories.text(number), to: "d/\(number).txt") }
        let outcome = try Shell.run(
            """
            for run in 1 2 3 4 5 6; do
                (\(Self.command) out.json || echo failed) &
            done
            wait
            """, in: folder)
        #expect(outcome.output.isEmpty && outcome.errors.isEmpty, "\(outcome.errors)")
        #expect(try DecodedReport(folder.read("out.json")).articles.count == 202)
        #expect(try isTidy(folder))
    }

    @Test("a link that leads to itself is refused and stays")
    func circle() throws {
        let (folder, _) = try folder()
        let outcome = try Shell.run("ln -s link link; \(Self.command) link", in: folder)
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("Too many levels of symbolic links"))
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.path("link")) == "link")
    }
}
