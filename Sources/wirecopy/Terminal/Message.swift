import Glibc
import Reports

/// Messages to the user, written to stderr.
enum Message {
    static func error(_ text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        write("wirecopy: \(lines.map { Columns.printable($0) }.joined(separator: "\n"))\n")
    }

    /// Writes one line, whatever characters `text` has.
    static func warning(_ text: String) { write("wirecopy: \(Columns.printable(clipped(text)))\n") }

    /// The line, or the two ends of a very long one.
    static func clipped(_ line: String) -> String {
        guard line.utf8.count > maxLineLength, line.count > maxLineLength else { return line }
        return "\(line.prefix(maxLineLength / 2)) … \(line.suffix(maxLineLength / 2))"
    }

    /// In characters; a path has at most 4096 bytes.
    private static let maxLineLength = 5000

    static func write(_ text: String) {
        let bytes = Array(text.utf8)
        _ = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
}

/// The exit status of the program. A command throws it to exit with it.
enum ExitStatus: Int32, Error {
    case done = 0
    /// `check` or `compare` found reuse, `archive verify` damage.
    case found = 1
    /// Wrong usage, or nothing could be read.
    case unusable = 2
    /// Done, but some input could not be read.
    case incomplete = 3
}

/// Why a command cannot continue: what is wrong, where, and what to do.
struct Failure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
