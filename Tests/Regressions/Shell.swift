import BuiltProgram
import Foundation

/// What a person types into a shell, `$wirecopy` being the built program.
enum Shell {
    struct Outcome {
        let status: Int32
        let output: String
        let errors: String
    }

    /// Runs a script in a folder and waits for its end, for a minute at most.
    @discardableResult
    static func run(_ script: String, in folder: TestFolder) throws -> Outcome {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/timeout")
        process.arguments = ["-k", "1", "60", "/bin/sh", "-c", script]
        process.currentDirectoryURL = folder.url
        process.environment = [
            "PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8", "SWIFT_BACKTRACE": "enable=no",
            "wirecopy": Program.binary.path,
        ]
        let (output, errors) = (folder.path(".output"), folder.path(".errors"))
        for path in [output, errors] { try Data().write(to: URL(fileURLWithPath: path)) }
        process.standardOutput = FileHandle(forWritingAtPath: output)
        process.standardError = FileHandle(forWritingAtPath: errors)
        process.standardInput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return Outcome(
            status: process.terminationStatus, output: try folder.read(".output"),
            errors: try folder.read(".errors"))
    }
}
