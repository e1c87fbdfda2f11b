/// A table in a text file: values separated by tabs, or by commas and quoted
/// where they must be (RFC 4180). The first line names the columns.
struct SeparatedValues {
    struct Row {
        /// Where it starts in the file, from 1.
        let line: Int
        let values: [String]
    }

    let header: [String]
    let rows: [Row]

    /// Tabs separate if the first line has one. Empty lines are passed over.
    init(_ bytes: [UInt8]) {
        var bytes = bytes[...]
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
        let firstLine = bytes.prefix { $0 != Self.newline }
        var rows =
            firstLine.contains(UInt8(ascii: "\t")) ? Self.tabbed(bytes) : Self.quoted(bytes)
        header = rows.isEmpty ? [] : rows.removeFirst().values
        self.rows = rows
    }

    private static let newline = UInt8(ascii: "\n")
    private static let quote = UInt8(ascii: "\"")

    private static func tabbed(_ bytes: ArraySlice<UInt8>) -> [Row] {
        let lines = bytes.split(separator: newline, omittingEmptySubsequences: false)
        return lines.enumerated().compactMap { number, line in
            let line = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
            guard !line.isEmpty else { return nil }
            let values = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
            return Row(line: number + 1, values: values.map { String(decoding: $0, as: UTF8.self) })
        }
    }

    private static func quoted(_ bytes: ArraySlice<UInt8>) -> [Row] {
        var rows: [Row] = []
        var (values, value): ([String], [UInt8]) = ([], [])
        var (line, start, isQuoted, wasQuote) = (1, 1, false, false)

        func endRow() {
            if !values.isEmpty || !value.isEmpty {
                rows.append(Row(line: start, values: values + [String(decoding: value, as: UTF8.self)]))
            }
            (values, value, isQuoted, wasQuote) = ([], [], false, false)
            start = line
        }

        for byte in bytes {
            if byte == newline { line += 1 }
            switch byte {
            case quote where isQuoted:
                isQuoted = false
                wasQuote = true
                continue
            case quote where value.isEmpty || wasQuote:
                // Two quotation marks in a quoted value are one of it.
                if wasQuote { value.append(byte) }
                isQuoted = true
            case newline where !isQuoted: endRow()
            case UInt8(ascii: "\r") where !isQuoted: break
            case UInt8(ascii: ",") where !isQuoted:
                values.append(String(decoding: value, as: UTF8.self))
                value = []
            default: value.append(byte)
            }
            wasQuote = false
        }
        endRow()
        return rows
    }
}
