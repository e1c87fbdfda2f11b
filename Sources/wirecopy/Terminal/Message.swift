import Glibc
import Reports

/// What is said to the person at the terminal, on stderr.
enum Message {
    static func error(_ text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        write("wirecopy: \(lines.map { Columns.printable($0) }.joined(separator: "\n"))\n")
    }

    /// One line, whatever is in it.
    static func warning(_ text: String) { write("wirecopy: \(Columns.printable(clipped(text)))\n") }

    /// A line that can be read: of one of very many characters the two ends.
    static func clipped(_ line: String) -> String {
        guard line.utf8.count > longestLine, line.count > longestLine else { return line }
        return "\(line.prefix(longestLine / 2)) … \(line.suffix(longestLine / 2))"
    }

    /// In characters; a path has 4096 bytes at most.
    private static let longestLine = 5000

    static func write(_ text: String) {
        let bytes = Array(text.utf8)
        _ = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
}

/// How the program ends. Thrown by a command to end it so.
enum ExitStatus: Int32, Error {
    case done = 0
    /// `check` or `compare` found reuse, `archive verify` damage.
    case found = 1
    /// Wrong usage, or nothing could be read.
    case unusable = 2
    /// Done, but some input could not be read.
    case incomplete = 3
}

/// Why a command cannot go on: what, where, and what to do.
struct Failure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
