import Glibc

/// A folder for what nobody wants to keep.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws(Failure) {
        let root = getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
        var template = Array("\(root)/wirecopy-XXXXXX".utf8CString)
        guard unsafe mkdtemp(&template) != nil else {
            throw Failure("cannot make a folder in '\(root)': \(String(cString: strerror(errno)))")
        }
        path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// Takes it away with the files in it.
    deinit {
        if let folder = opendir(path) {
            while let entry = readdir(folder) {
                _ = unsafe withUnsafePointer(to: &entry.pointee.d_name) { name in
                    unsafe name.withMemoryRebound(to: CChar.self, capacity: 256) {
                        unsafe unlinkat(dirfd(folder), $0, 0)
                    }
                }
            }
            closedir(folder)
        }
        rmdir(path)
    }
}
