import Glibc
import Platform

/// One look at everything in an inbox.
///
/// Notices of the kernel are quick but can be lost; a scan finds what there is.
struct InboxScan {
    /// Names and stamps of files to be judged.
    private(set) var files: [(name: String, stamp: FileStamp)] = []
    /// Folders, the inbox itself among them as an empty name.
    private(set) var folders: [String] = []
    /// What is not read, and why.
    private(set) var refused: [Refusal] = []

    struct Refusal: Hashable {
        var name: String
        var reason: String
    }

    /// Looks at a folder and everything below.
    init(_ layout: InboxLayout, below folder: String = "") {
        visit(folder, of: layout)
    }

    private mutating func visit(_ folder: String, of layout: InboxLayout) {
        folders.append(folder)
        do throws(SystemError) {
            for entry in try Folder.entries(of: layout.path(folder)) {
                take(entry, in: folder, of: layout)
            }
        } catch {
            refused.append(Refusal(name: folder.isEmpty ? "." : folder, reason: error.clause))
        }
    }

    private mutating func take(_ entry: Folder.Entry, in folder: String, of layout: InboxLayout) {
        guard !layout.ignores(entry.name, in: folder) else { return }
        let name = InboxLayout.join(folder, entry.name)
        guard !entry.isNameBroken else {
            refused.append(Refusal(name: name, reason: "its name is not valid UTF-8; rename it"))
            return
        }
        switch Self.look(at: name, in: layout) {
        case .file(let stamp): files.append((name, stamp))
        case .folder: visit(name, of: layout)
        case .refused(let reason): refused.append(Refusal(name: name, reason: reason))
        case .gone: break
        }
    }

    /// What an entry of an inbox is to us.
    enum Look {
        case file(FileStamp)
        case folder
        case refused(String)
        /// It vanished since it was heard of, which is no matter.
        case gone
    }

    /// Looks at what is not to be ignored.
    static func look(at name: String, in layout: InboxLayout) -> Look {
        do throws(SystemError) {
            let status = try FileStatus(path: layout.path(name), followsLinks: false)
            if let refusal = status.refusal { return .refused(refusal) }
            guard status.kind == .file else { return .folder }
            return InboxLayout.refusal(of: name).map { .refused($0) } ?? .file(status.stamp)
        } catch {
            return [ENOENT, ENOTDIR].contains(error.number)
                ? .gone : .refused(InboxFailure(error).description)
        }
    }
}

extension FileStatus {
    /// Why this is not read, for whoever put it there; nil for a file.
    var refusal: String? {
        switch kind {
        case .file, .folder: nil
        case .link: "a symbolic link; inside an inbox none is followed, put the file itself there"
        case .pipe: "a named pipe, not a file"
        case .socket: "a socket, not a file"
        case .device: "a device, not a file"
        }
    }
}
