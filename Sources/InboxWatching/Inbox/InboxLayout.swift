/// Where things are in an inbox, and which names are not looked at.
///
/// Files are named by their paths relative to the inbox throughout.
public struct InboxLayout: Sendable, Hashable {
    /// The inbox itself.
    public let root: String

    public init(root: String) {
        self.root = root.count > 1 && root.hasSuffix("/") ? String(root.dropLast()) : root
    }

    func path(_ name: String) -> String { name.isEmpty ? root : "\(root)/\(name)" }

    /// Whether a file or folder is none of ours to read.
    ///
    /// - Parameter folder: the folder it lies in, relative to the inbox.
    func ignores(_ entry: String, in folder: String) -> Bool {
        if folder.isEmpty, Destination(rawValue: entry) != nil { return true }
        return entry.hasPrefix(".") || entry.hasPrefix("~") || entry.hasSuffix("~")
            || Self.unfinished.contains { entry.utf8.count > $0.utf8.count && entry.hasSuffix($0) }
    }

    /// The endings of files that somebody is still writing, and of our own.
    private static let unfinished = [
        ".tmp", ".part", ".partial", ".filepart", ".crdownload", VerdictFile.ending,
    ]

    /// The name of an entry of a folder.
    static func join(_ folder: String, _ entry: String) -> String {
        folder.isEmpty ? entry : "\(folder)/\(entry)"
    }

    /// The folder a name lies in; empty for the inbox itself.
    static func folder(of name: String) -> String {
        name.lastIndex(of: "/").map { String(name[..<$0]) } ?? ""
    }

    /// The last part of a name.
    static func entry(of name: String) -> Substring {
        name.lastIndex(of: "/").map { name[name.index(after: $0)...] } ?? name[...]
    }
}
