/// What a pairs file says of two articles.
public struct LabelledPair: Sendable {
    /// Where it says so.
    let line: Int
    let a: String
    let b: String
    /// Label and kind, as `rewrite/heavy`; empty where the file has neither.
    public let label: String
    /// Nil where the file does not say, or says that either is right.
    public let isReuse: Bool?
    /// Whether a is the source; nil where it is not known which is.
    let isFromA: Bool?
    let credited: Bool?
}

/// A pairs file read: the pairs, and what its columns allow to be measured.
public struct LabelledPairs: Sendable {
    let pairs: [LabelledPair]
    let hasDirections: Bool
    let hasCredits: Bool
    /// Lines that name no two articles.
    public let broken: [Int]

    /// Reads a table of TSV or CSV.
    ///
    /// - Returns: nil if it has fewer than two columns.
    public init?(table bytes: [UInt8]) {
        let table = SeparatedValues(bytes)
        let names = table.header.map { $0.lowercased().trimmed }
        guard names.count >= 2 else { return nil }
        func column(_ candidates: String...) -> Int? {
            candidates.lazy.compactMap { names.firstIndex(of: $0) }.first
        }
        let ids =
            [("a", "b"), ("id_a", "id_b"), ("suspicious", "source")].lazy.compactMap { one, other in
                names.firstIndex(of: one).flatMap { a in names.firstIndex(of: other).map { (a, $0) } }
            }.first ?? (0, 1)
        let (label, kind) = (column("label", "relation", "obfuscation"), column("kind"))
        let (reuse, direction, credited) = (column("reuse"), column("direction"), column("credited"))

        var pairs: [LabelledPair] = []
        var broken: [Int] = []
        for row in table.rows {
            func value(_ column: Int?) -> String {
                column.map { $0 < row.values.count ? row.values[$0].trimmed : "" } ?? ""
            }
            guard !value(ids.0).isEmpty, !value(ids.1).isEmpty, value(ids.0) != value(ids.1) else {
                broken.append(row.line)
                continue
            }
            let (said, name) = (value(reuse).lowercased(), value(label))
            pairs.append(
                LabelledPair(
                    line: row.line, a: value(ids.0), b: value(ids.1),
                    label: [name, value(kind)].filter { !$0.isEmpty }.joined(separator: "/"),
                    isReuse: said.isEmpty ? LabelNames.isReuse(name) ?? Self.truth(name) : Self.truth(said),
                    isFromA: Self.isFromA(value(direction)), credited: Self.truth(value(credited))))
        }
        self.pairs = pairs
        self.broken = broken
        hasDirections = direction != nil
        hasCredits = credited != nil
    }

    private static func truth(_ value: String) -> Bool? {
        switch value.lowercased() {
        case "true", "yes", "1": true
        case "false", "no", "0": false
        default: nil
        }
    }

    private static func isFromA(_ value: String) -> Bool? {
        switch value.lowercased() {
        case "a>b": true
        case "b>a": false
        default: nil
        }
    }
}

/// What labels in use say of a pair: reuse or not.
public enum LabelNames {
    public static let reuse: Set<String> = [
        "identical", "copy", "rewrite", "partial", "near-duplicate", "duplicate", "dup", "excerpt", "update",
        "light", "heavy", "cut", "planted", "verbatim", "random", "translation", "summary", "reuse",
        "plagiarism",
    ]
    public static let none: Set<String> = [
        "none", "non", "unrelated", "related", "same-event", "independent", "template",
        "template-negative", "look-alike", "furniture", "boilerplate", "quotes", "different", "distinct",
        "summary-none",
    ]

    /// Nil for a label that says neither. Case, a `weak-` before it and
    /// anything in parentheses after it are no part of a label.
    static func isReuse(_ label: String) -> Bool? {
        var name = label.lowercased().prefix { $0 != "(" }.trimmed
        if name.hasPrefix("weak-") { name = String(name.dropFirst(5)) }
        if reuse.contains(name) { return true }
        return none.contains(name) ? false : nil
    }
}

extension StringProtocol {
    /// Without the spaces around it.
    var trimmed: String {
        let start = drop { $0 == " " }
        return String(start.reversed().drop { $0 == " " }.reversed())
    }
}

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
        let bytes = bytes[...]
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
