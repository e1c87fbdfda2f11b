import Foundation

/// The built program, run as a person would.
struct Program {
    struct Outcome {
        let status: Int32
        let output: String
        let errors: String
    }

    /// Runs `wirecopy` with `arguments` in `folder` and waits for its end.
    static func run(
        _ arguments: [String], in folder: Folder? = nil, input: Data? = nil
    ) throws -> Outcome {
        let process = Process()
        process.executableURL = binary
        process.arguments = arguments
        process.currentDirectoryURL = folder?.url
        process.environment = ["PATH": "/usr/bin:/bin", "COLUMNS": "80", "LANG": "C.UTF-8"]
        let (output, errors, stdin) = (Pipe(), Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = errors
        process.standardInput = stdin
        let collected = Collected()
        try process.run()
        let reading = DispatchGroup()
        DispatchQueue.global().async(group: reading) {
            collected.append(errors.fileHandleForReading.readDataToEndOfFile())
        }
        DispatchQueue.global().async {
            if let input { try? stdin.fileHandleForWriting.write(contentsOf: input) }
            try? stdin.fileHandleForWriting.close()
        }
        let written = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        reading.wait()
        return Outcome(
            status: process.terminationStatus, output: String(decoding: written, as: UTF8.self),
            errors: collected.text)
    }

    /// The program stands beside the tests.
    static let binary: URL = {
        let tests = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        return tests.deletingLastPathComponent().appendingPathComponent("wirecopy")
    }()

    /// The root of the sources.
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    private final class Collected: @unchecked Sendable {
        private let lock = NSLock()
        private var data = Data()

        func append(_ more: Data) { lock.withLock { data.append(more) } }
        var text: String { lock.withLock { String(decoding: data, as: UTF8.self) } }
    }
}

/// A temporary folder that goes away with its owner.
final class Folder: Sendable {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("wirecopy-\(UUID())")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func write(_ text: String, to name: String) throws { try write(Data(text.utf8), to: name) }

    func write(_ data: Data, to name: String) throws {
        let file = url.appendingPathComponent(name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try data.write(to: file)
    }

    func read(_ name: String) throws -> String {
        try String(decoding: Data(contentsOf: url.appendingPathComponent(name)), as: UTF8.self)
    }
}

/// The parts of `wirecopy.report/1` that tests look at.
struct DecodedReport: Decodable {
    struct Article: Decodable {
        let id: String
        let path: String
        let title: String?
        let words: Int
        let text: String?
    }
    struct Family: Decodable {
        let id: String
        let size: Int
        let canonical: String
        let members: [String]
    }
    struct Span: Decodable {
        let start: Int
        let end: Int
    }
    struct Evidence: Decodable {
        let a: Span
        let b: Span
        let kind: String
        let similarity: Double
    }
    struct Pair: Decodable {
        struct Containment: Decodable {
            let aInB: Double
            let bInA: Double
        }
        let a: String
        let b: String
        let relation: String
        let reuse: Bool
        let score: Double
        let direction: String
        let directionConfidence: Double
        let jaccard: Double
        let containment: Containment
        let evidence: [Evidence]
    }
    struct Skipped: Decodable {
        let path: String
        let reason: String
    }
    let schema: String
    let articles: [Article]
    let families: [Family]
    let pairs: [Pair]
    let skipped: [Skipped]

    init(_ json: String) throws { self = try JSONDecoder().decode(Self.self, from: Data(json.utf8)) }
}
