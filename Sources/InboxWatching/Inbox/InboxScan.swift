import ArticleReading

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
        do throws(ReadFailure) {
            for entry in try Folder.entries(of: layout.path(folder)) {
                take(entry, in: folder, of: layout)
            }
        } catch {
            refused.append(Refusal(name: folder.isEmpty ? "." : folder, reason: error.reason))
        }
    }

    private mutating func take(_ entry: Folder.Entry, in folder: String, of layout: InboxLayout) {
        guard !layout.ignores(entry.name, in: folder) else { return }
        let name = InboxLayout.join(folder, entry.name)
        guard !entry.isNameBroken else {
            refused.append(Refusal(name: name, reason: "its name is not valid UTF-8; rename it"))
            return
        }
        // What vanished since it was listed is no matter.
        guard let status = try? EntryStatus(path: layout.path(name)) else { return }
        if let refusal = status.refusal ?? Self.refusal(of: name, status.kind) {
            refused.append(Refusal(name: name, reason: refusal))
        } else if status.kind == .folder {
            visit(name, of: layout)
        } else {
            files.append((name, status.stamp))
        }
    }

    /// Why a file's name keeps it from being read.
    private static func refusal(of name: String, _ kind: EntryStatus.Kind) -> String? {
        guard kind == .file, FileKind(name: name) == nil else { return nil }
        return "not read, as its name does not end like an article's: "
            + ".txt, .json, .jsonl, or one of these packed as .gz, .zst, .xz, .bz2, .zip, .tar"
    }
}
