import Glibc

/// What is said to the person at the terminal, on stderr.
enum Message {
    static func error(_ text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        write("wirecopy: \(lines.map { Terminal.printable($0) }.joined(separator: "\n"))\n")
    }

    /// One line, whatever is in it.
    static func warning(_ text: String) { write("wirecopy: \(Terminal.printable(clipped(text)))\n") }

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

    /// `1 article`, `2 articles`, `12,345 articles`.
    static func count(_ number: Int, _ noun: String) -> String {
        "\(grouped(number)) \(number == 1 ? noun : plural(noun))"
    }

    /// `12,345`.
    static func grouped(_ number: Int) -> String {
        var digits = String(number)
        var place = digits.endIndex
        while let next = digits.index(place, offsetBy: -3, limitedBy: digits.startIndex),
            next != digits.startIndex
        {
            digits.insert(",", at: next)
            place = next
        }
        return digits
    }

    private static func plural(_ noun: String) -> String {
        if noun.hasSuffix("y") { return noun.dropLast() + "ies" }
        return noun + "s"
    }
}
