/// How a file is to be read.
package enum FileKind: Sendable {
    /// The whole file is one article.
    case text
    /// One JSON object a line.
    case lines
    /// An array of objects, or objects one after the other.
    case json
    /// Files in a file.
    case archive

    /// What a name says; nil where it says nothing.
    ///
    /// In folders and archives only files whose names say something are read:
    /// a README.md beside the articles is no article.
    /// Neither are the verdicts that wirecopy files beside what it has judged.
    package init?(name: some StringProtocol) {
        guard !Self.isVerdict(name), let kind = Self.kinds[Self.ending(of: name)] else { return nil }
        self = kind
    }

    /// Whether this is the name of a verdict that wirecopy wrote.
    package static func isVerdict(_ name: some StringProtocol) -> Bool { name.hasSuffix(".verdict.json") }

    /// What a name ends in, in small letters and without the dot and the
    /// ending of a compression; empty where it ends in nothing.
    static func ending(of name: some StringProtocol) -> String {
        guard let entry = name.split(separator: "/", omittingEmptySubsequences: false).last else { return "" }
        var parts = entry.split(separator: ".", omittingEmptySubsequences: false)[...]
        if parts.count > 1, compressions.contains(parts.last!.lowercased()) { parts.removeLast() }
        return parts.count > 1 ? parts.last!.lowercased() : ""
    }

    private static let compressions: Set = ["gz", "zst", "xz", "bz2"]
    private static let kinds: [String: FileKind] = [
        "txt": .text, "text": .text, "jsonl": .lines, "ndjson": .lines, "json": .json,
        "zip": .archive, "tar": .archive, "tgz": .archive,
    ]
}
