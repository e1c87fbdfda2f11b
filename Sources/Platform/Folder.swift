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
        guard let folder = unsafe opendir(path) else { throw .last }
        defer { unsafe closedir(folder) }
        var entries: [Entry] = []
        while true {
            errno = 0
            guard let next = unsafe readdir(folder) else { break }
            guard unsafe next.pointee.d_name.0 != CChar(UInt8(ascii: ".")) else { continue }
            let isFile = unsafe next.pointee.d_type == UInt8(DT_REG)
            unsafe withUnsafePointer(to: &next.pointee.d_name) { tuple in
                unsafe tuple.withMemoryRebound(to: CChar.self, capacity: 256) { name in
                    unsafe entries.append(
                        Entry(
                            name: String(cString: name), isFile: isFile,
                            isNameBroken: String(validatingCString: name) == nil))
                }
            }
        }
        if errno != 0 { throw .last }
        entries.sort { unsafe strcmp($0.name, $1.name) < 0 }
        return entries
    }

    /// The absolute path without symbolic links, `.` and `..`; nil if the file does not exist
    /// or cannot be reached.
    public static func truePath(of path: String) -> String? {
        guard let found = unsafe realpath(path, nil) else { return nil }
        defer { unsafe free(found) }
        return unsafe String(cString: found)
    }

    /// The paths a pattern matches (glob(3)), in byte order; empty if none matches.
    public static func matches(of pattern: String) -> [String] {
        var found = unsafe glob_t()
        defer { unsafe globfree(&found) }
        guard unsafe glob(pattern, GLOB_NOSORT, nil, &found) == 0 else { return [] }
        var paths: [String] = []
        for index in unsafe 0..<Int(found.gl_pathc) {
            if let path = unsafe found.gl_pathv[index] { unsafe paths.append(String(cString: path)) }
        }
        return paths.sorted { unsafe strcmp($0, $1) < 0 }
    }
}
