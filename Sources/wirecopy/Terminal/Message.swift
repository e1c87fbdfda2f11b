import Glibc

/// What is said to the person at the terminal, on stderr.
enum Message {
    static func error(_ text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        write("wirecopy: \(lines.map { Terminal.printable($0) }.joined(separator: "\n"))\n")
    }

    /// One line, whatever is in it.
    static func warning(_ text: String) { write("wirecopy: \(Terminal.printable(text))\n") }

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
