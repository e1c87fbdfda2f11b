import BuiltProgram
import Foundation

/// A running `wirecopy watch` of the folder `inbox` of a temporary folder, its
/// archive beside it, its log in a file.
final class Daemon {
    let process = Process()
    private let folder: TestFolder

    init(
        _ folder: TestFolder, _ options: String..., settle: String = "0", archive: String = "archive"
    ) throws {
        self.folder = folder
        process.executableURL = Program.binary
        process.arguments = ["watch", "inbox", "--archive", archive, "--settle", settle] + options
        process.currentDirectoryURL = folder.url
        process.environment = ["PATH": "/usr/bin:/bin", "SWIFT_BACKTRACE": "enable=no"]
        let log = folder.url.appendingPathComponent("log").path
        if !FileManager.default.fileExists(atPath: log) { try Data().write(to: URL(fileURLWithPath: log)) }
        let handle = FileHandle(forWritingAtPath: log)!
        handle.seekToEndOfFile()
        process.standardError = handle
        try process.run()
    }

    deinit { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }

    /// Everything logged so far, by this daemon and those before it.
    var log: String { (try? folder.read("log")) ?? "" }

    /// Lines of the log that have a text in them.
    func lines(with text: String) -> [Substring] {
        log.split(separator: "\n").filter { $0.contains(text) }
    }

    func signal(_ number: Int32) { kill(process.processIdentifier, number) }

    /// Asks it to end; how long that took.
    @discardableResult
    func stop() -> Duration {
        let start = ContinuousClock.now
        signal(SIGTERM)
        process.waitUntilExit()
        return ContinuousClock.now - start
    }

    /// Waits until something is so.
    ///
    /// - Returns: whether it came to be, within a generous time.
    @discardableResult
    static func wait(seconds: Int = 30, until isSo: () -> Bool) async -> Bool {
        for _ in 0..<seconds * 50 {
            if isSo() { return true }
            try? await Task.sleep(for: .milliseconds(20))
        }
        return isSo()
    }
}

extension TestFolder {
    func path(_ name: String) -> String { url.appendingPathComponent(name).path }
    func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }

    func makeFolder(_ name: String) throws {
        try FileManager.default.createDirectory(atPath: path(name), withIntermediateDirectories: true)
    }

    /// Runs the daemon once over `inbox`.
    @discardableResult
    func watchOnce(_ options: String...) throws -> Program.Outcome {
        try Program.run(["watch", "inbox", "--archive", "archive", "--once"] + options, in: self)
    }
}

/// Articles that have nothing to do with one another.
enum Stories {
    static func text(_ number: Int, words: Int = 120) -> String {
        var state = UInt64(number &+ 1) &* 0x9E37_79B9_7F4A_7C15
        return (0..<words).map { place in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let word = "w" + String(state >> 40, radix: 26)
            return place % 12 == 11 ? word + "." : word
        }.joined(separator: " ")
    }

    /// Articles that all have the same opening, so that judging each takes work.
    static func lines(_ count: Int) -> String {
        let shared = text(0, words: 80)
        return (1...count).map { "{\"id\":\"a\($0)\",\"text\":\"\(shared) \(text($0, words: 40))\"}" }
            .joined(separator: "\n")
    }
}
