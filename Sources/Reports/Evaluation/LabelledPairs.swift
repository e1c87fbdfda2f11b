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
