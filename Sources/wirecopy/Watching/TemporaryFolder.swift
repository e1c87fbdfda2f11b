import Glibc
import Platform

/// A folder for what nobody wants to keep.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws(Failure) {
        let root = getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
        var template = Array("\(root)/wirecopy-XXXXXX".utf8CString)
        guard unsafe mkdtemp(&template) != nil else {
            throw Failure("cannot make a folder in '\(root)': \(SystemError.last)")
        }
        path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// Takes it away with the files in it.
    deinit {
        for entry in (try? Folder.entries(of: path)) ?? [] { unlink("\(path)/\(entry.name)") }
        rmdir(path)
    }
}
