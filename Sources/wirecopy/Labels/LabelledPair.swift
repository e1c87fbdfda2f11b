/// What a pairs file says of two articles.
struct LabelledPair {
    /// Where it says so.
    let line: Int
    let a: String
    let b: String
    /// Label and kind, as `rewrite/heavy`; empty where the file has neither.
    let label: String
    /// Nil where the file does not say, or says that either is right.
    let isReuse: Bool?
    /// Whether a is the source; nil where it is not known which is.
    let isFromA: Bool?
    let credited: Bool?
}

/// A pairs file read: the pairs, and what its columns allow to be measured.
struct LabelledPairs {
    let pairs: [LabelledPair]
    let hasDirections: Bool
    let hasCredits: Bool
    /// Lines that name no two articles.
    let broken: [Int]

    /// - Returns: nil if the table has fewer than two columns.
    init?(_ table: SeparatedValues) {
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
