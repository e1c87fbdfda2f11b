/// The two names of a file.
struct FileLabel: Sendable, Hashable {
    /// As the user would name it from where the program was started.
    var path: String
    /// What ids are made of: the path relative to the folder named on the
    /// command line, or the path as given where the file itself was named.
    var id: String

    /// The label of a file in this folder or archive.
    func appending(_ name: String) -> FileLabel {
        FileLabel(path: Self.join(path, name), id: Self.join(id, name))
    }

    private static func join(_ folder: String, _ name: String) -> String {
        folder.isEmpty || folder.utf8.last == UInt8(ascii: "/") ? folder + name : "\(folder)/\(name)"
    }
}
