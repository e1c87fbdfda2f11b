import Glibc
import Platform

/// A listing of all files in an inbox.
///
/// inotify is fast but can lose events; a scan finds everything.
struct InboxScan {
    /// Names and stamps of the files to judge.
    private(set) var files: [(name: String, stamp: FileStamp)] = []
    /// Folders, including the inbox itself as an empty name.
    private(set) var folders: [String] = []
    /// Entries that cannot be read.
    private(set) var refused: [Refusal] = []

    struct Refusal: Hashable {
        var name: String
        var reason: String
    }

    /// Scans a folder and its subfolders.
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

    /// What an entry of an inbox is.
    enum Look {
        case file(FileStamp)
        case folder
        case refused(String)
        /// It has disappeared meanwhile.
        case gone
    }

    /// Looks at an entry that is not ignored.
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
    /// Why this is not read; nil for a file or folder.
    var refusal: String? {
        switch kind {
        case .file, .folder: nil
        case .link: "symbolic links in an inbox are not followed; put the file itself there"
        case .pipe: "a named pipe, not a file"
        case .socket: "a socket, not a file"
        case .device: "a device, not a file"
        }
    }
}
