package import Foundation

/// The built program, run as a person would.
package struct Program {
    package struct Outcome {
        package let status: Int32
        package let output: String
        package let errors: String
    }

    /// Runs `wirecopy` with `arguments` in `folder` and waits for its end.
    package static func run(
        _ arguments: [String], in folder: TestFolder? = nil, input: Data? = nil
    ) throws -> Outcome {
        // A program that does not read all of its input must not end the tests.
        signal(SIGPIPE, SIG_IGN)
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
    package static let binary: URL = {
        let tests = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        return tests.deletingLastPathComponent().appendingPathComponent("wirecopy")
    }()

    /// The root of the sources.
    package static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    private final class Collected: @unchecked Sendable {
        private let lock = NSLock()
        private var data = Data()

        func append(_ more: Data) { lock.withLock { data.append(more) } }
        var text: String { lock.withLock { String(decoding: data, as: UTF8.self) } }
    }
}

/// A temporary folder that goes away with its owner.
package final class TestFolder: Sendable {
    package let url: URL

    package init() throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("wirecopy-\(UUID())")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    package func write(_ text: String, to name: String) throws { try write(Data(text.utf8), to: name) }

    package func write(_ data: Data, to name: String) throws {
        let file = url.appendingPathComponent(name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try data.write(to: file)
    }

    package func read(_ name: String) throws -> String {
        try String(decoding: Data(contentsOf: url.appendingPathComponent(name)), as: UTF8.self)
    }
}

/// The parts of `wirecopy.report/1` that tests look at.
package struct DecodedReport: Decodable {
    package struct Article: Decodable {
        package let id: String
        package let path: String
        package let title: String?
        package let words: Int
        package let text: String?
    }
    package struct Family: Decodable {
        package let id: String
        package let size: Int
        package let canonical: String
        package let members: [String]
    }
    package struct Span: Decodable {
        package let start: Int
        package let end: Int
    }
    package struct Evidence: Decodable {
        package let a: Span
        package let b: Span
        package let kind: String
        package let similarity: Double
    }
    package struct Pair: Decodable {
        package struct Containment: Decodable {
            package let aInB: Double
            package let bInA: Double
        }
        package let a: String
        package let b: String
        package let relation: String
        package let reuse: Bool
        package let score: Double
        package let direction: String
        package let directionConfidence: Double
        package let jaccard: Double
        package let containment: Containment
        package let evidence: [Evidence]
    }
    package struct Skipped: Decodable {
        package let path: String
        package let reason: String
    }
    package let schema: String
    package let articles: [Article]
    package let families: [Family]
    package let pairs: [Pair]
    package let skipped: [Skipped]

    package init(_ json: String) throws { self = try JSONDecoder().decode(Self.self, from: Data(json.utf8)) }
}
