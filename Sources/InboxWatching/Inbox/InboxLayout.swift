import ArticleReading

/// Paths in an inbox, and the names that are ignored.
///
/// Files are named by their paths relative to the inbox.
public struct InboxLayout: Sendable, Hashable {
    /// The inbox itself.
    public let root: String

    public init(root: String) {
        self.root = root.count > 1 && root.hasSuffix("/") ? String(root.dropLast()) : root
    }

    func path(_ name: String) -> String { name.isEmpty ? root : "\(root)/\(name)" }

    /// Whether a file or folder is ignored: hidden, unfinished, or already filed.
    ///
    /// - Parameter folder: its folder, relative to the inbox.
    func ignores(_ entry: String, in folder: String) -> Bool {
        if folder.isEmpty, Destination(rawValue: entry) != nil { return true }
        return entry.hasBytes(first: ".") || entry.hasBytes(first: "~") || entry.hasBytes(last: "~")
            || Self.unfinished.contains { entry.utf8.count > $0.utf8.count && entry.hasBytes(last: $0) }
    }

    /// Why a file is not read because of its name; nil if it is read.
    static func refusal(of name: String) -> String? {
        guard !ReadableFiles.includes(name: name) else { return nil }
        let packed = ReadableFiles.compressed + ReadableFiles.archives
        return "not read: the name must end with "
            + ReadableFiles.endings.joined(separator: ", ") + ", or one of these compressed or packed as "
            + packed.joined(separator: ", ")
    }

    /// Name endings of unfinished files and of verdicts.
    private static let unfinished = [
        ".tmp", ".part", ".partial", ".filepart", ".crdownload", ".download", ".opdownload", ".uploading",
        ".!ut", ".aria2", ".swp", ".lock", VerdictFile.ending,
    ]

    /// The name of an entry of a folder.
    static func join(_ folder: String, _ entry: String) -> String {
        folder.isEmpty ? entry : "\(folder)/\(entry)"
    }

    /// The folder a name lies in; empty for the inbox itself.
    static func folder(of name: String) -> String {
        name.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(name[..<$0]) } ?? ""
    }

    /// The last part of a name.
    static func entry(of name: String) -> Substring {
        name.utf8.lastIndex(of: UInt8(ascii: "/")).map { name[name.utf8.index(after: $0)...] } ?? name[...]
    }
}

/// A file name that is compared byte by byte, as file systems do.
///
/// Swift strings are equal if they are canonically equivalent, such as é in one and in
/// two scalars; in a folder these are two files. Used as a dictionary key.
struct FileName: Hashable, Comparable, Sendable {
    let text: String

    init(_ text: String) { self.text = text }

    static func == (one: Self, other: Self) -> Bool { one.text.utf8.elementsEqual(other.text.utf8) }

    static func < (one: Self, other: Self) -> Bool {
        one.text.utf8.lexicographicallyPrecedes(other.text.utf8)
    }

    func hash(into hasher: inout Hasher) {
        for byte in text.utf8 { hasher.combine(byte) }
        hasher.combine(0xFF as UInt8)
    }
}

extension StringProtocol {
    /// Whether it starts with the bytes of another.
    func hasBytes(first other: String) -> Bool { utf8.starts(with: other.utf8) }

    /// Whether it ends with the bytes of another.
    func hasBytes(last other: String) -> Bool {
        utf8.count >= other.utf8.count && utf8.suffix(other.utf8.count).elementsEqual(other.utf8)
    }
}
