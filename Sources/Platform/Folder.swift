import Glibc

/// Folders and paths.
public enum Folder {
    public struct Entry {
        public var name: String
        /// Whether the folder says that this is a regular file. If false, it can still be one.
        public var isFile: Bool
        /// Whether the name is not valid UTF-8. ``name`` is then a repaired version, which
        /// does not lead to the file.
        public var isNameBroken: Bool
    }

    /// The entries in byte order of their names, without hidden ones.
    ///
    /// - Complexity: O(*n* log *n*) in the number of entries.
    /// - Throws: `SystemError` if the folder cannot be read.
    public static func entries(of path: String) throws(SystemError) -> [Entry] {
        guard let folder = opendir(path) else { throw .last }
        defer { closedir(folder) }
        var entries: [Entry] = []
        while true {
            errno = 0
            guard let next = readdir(folder) else { break }
            guard next.pointee.d_name.0 != CChar(UInt8(ascii: ".")) else { continue }
            let isFile = next.pointee.d_type == UInt8(DT_REG)
            withUnsafePointer(to: &next.pointee.d_name) { tuple in
                tuple.withMemoryRebound(to: CChar.self, capacity: 256) { name in
                    entries.append(
                        Entry(
                            name: String(cString: name), isFile: isFile,
                            isNameBroken: String(validatingCString: name) == nil))
                }
            }
        }
        if errno != 0 { throw .last }
        entries.sort { strcmp($0.name, $1.name) < 0 }
        return entries
    }

    /// The absolute path without symbolic links, `.` and `..`; nil if the file does not exist
    /// or cannot be reached.
    public static func truePath(of path: String) -> String? {
        guard let found = realpath(path, nil) else { return nil }
        defer { free(found) }
        return String(cString: found)
    }

    /// The paths a pattern matches (glob(3)), in byte order; empty if none matches.
    public static func matches(of pattern: String) -> [String] {
        var found = glob_t()
        defer { globfree(&found) }
        guard glob(pattern, GLOB_NOSORT, nil, &found) == 0 else { return [] }
        var paths: [String] = []
        for index in 0..<Int(found.gl_pathc) {
            if let path = found.gl_pathv[index] { paths.append(String(cString: path)) }
        }
        return paths.sorted { strcmp($0, $1) < 0 }
    }
}
