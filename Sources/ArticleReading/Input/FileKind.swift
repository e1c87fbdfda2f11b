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
    package init?(name: some StringProtocol) {
        var parts = name.lowercased().split(separator: "/", omittingEmptySubsequences: false).last?
            .split(separator: ".", omittingEmptySubsequences: false)[...]
        guard parts != nil, parts!.count > 1 else { return nil }
        if Self.compressions.contains(String(parts!.last!)) { parts!.removeLast() }
        guard parts!.count > 1, let kind = Self.kinds[String(parts!.last!)] else { return nil }
        self = kind
    }

    private static let compressions: Set = ["gz", "zst", "xz", "bz2"]
    private static let kinds: [String: FileKind] = [
        "txt": .text, "text": .text, "jsonl": .lines, "ndjson": .lines, "json": .json,
        "zip": .archive, "tar": .archive, "tgz": .archive,
    ]
}
