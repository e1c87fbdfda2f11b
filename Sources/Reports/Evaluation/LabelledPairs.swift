/// A labelled pair of articles from a pairs file.
public struct LabelledPair: Sendable {
    /// The line in the pairs file, from 1.
    let line: Int
    let a: String
    let b: String
    /// Label and kind, such as `rewrite/heavy`; empty if the file has neither.
    public let label: String
    /// Whether the pair is reuse; nil if it is not scored.
    public let isReuse: Bool?
    /// Whether a is the source; nil if that is not labelled.
    let isFromA: Bool?
    let credited: Bool?
}

/// The pairs of a pairs file, and what its columns allow to measure.
public struct LabelledPairs: Sendable {
    let pairs: [LabelledPair]
    let hasDirections: Bool
    let hasCredits: Bool
    /// Lines that do not name two articles.
    public let broken: [Int]

    /// Reads TSV or CSV whose first line names the columns. Nil if there are fewer than two
    /// columns.
    ///
    /// - Complexity: O(*n*) in the bytes.
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

/// Labels in common use, and whether they mean reuse.
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

    /// Whether a label means reuse; nil if it is not known. Case, a prefix `weak-` and
    /// anything in parentheses are ignored.
    static func isReuse(_ label: String) -> Bool? {
        var name = label.lowercased().prefix { $0 != "(" }.trimmed
        if name.hasPrefix("weak-") { name = String(name.dropFirst(5)) }
        if reuse.contains(name) { return true }
        return none.contains(name) ? false : nil
    }
}

extension StringProtocol {
    /// Without leading and trailing spaces.
    var trimmed: String {
        let start = drop { $0 == " " }
        return String(start.reversed().drop { $0 == " " }.reversed())
    }
}

/// A table in a text file: TSV, or CSV with quoted values (RFC 4180). The first line names
/// the columns.
struct SeparatedValues {
    struct Row {
        /// The line it starts in, from 1.
        let line: Int
        let values: [String]
    }

    let header: [String]
    let rows: [Row]

    /// Values are separated by tabs if the first line has one, otherwise by commas. Empty
    /// lines are skipped.
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
