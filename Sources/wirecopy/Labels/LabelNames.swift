/// What labels in use say of a pair: reuse or not.
enum LabelNames {
    static let reuse: Set<String> = [
        "identical", "copy", "rewrite", "partial", "near-duplicate", "duplicate", "dup", "excerpt", "update",
        "light", "heavy", "cut", "planted", "verbatim", "random", "translation", "summary", "reuse",
        "plagiarism",
    ]
    static let none: Set<String> = [
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
