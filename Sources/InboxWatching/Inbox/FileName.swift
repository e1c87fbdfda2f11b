/// A name as the file system tells names apart: byte for byte.
///
/// To Swift two strings are equal if they read the same, as é in one scalar
/// and in two; in a folder these are two files. What is looked up by the name
/// of a file goes by this.
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
    /// Whether it begins with the bytes of another.
    func hasBytes(first other: String) -> Bool { utf8.starts(with: other.utf8) }

    /// Whether it ends with the bytes of another.
    func hasBytes(last other: String) -> Bool {
        utf8.count >= other.utf8.count && utf8.suffix(other.utf8.count).elementsEqual(other.utf8)
    }
}
