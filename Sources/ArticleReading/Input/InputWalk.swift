import Platform

/// Walks the paths of the command line in a fixed order.
///
/// Folders are listed one at a time as the walk comes to them, so that the
/// first article does not wait for the last folder.
struct InputWalk {
    enum Found {
        case file(InputFile, FileStatus)
        case standardInput
        case unreadable(FileLabel, ReadFailure)
    }

    /// A folder that is being walked.
    private struct Visit {
        var label: FileLabel
        var identity: FileIdentity
        var entries: ArraySlice<Folder.Entry>
    }

    private var paths: ArraySlice<String>
    /// The folders from the one named on the command line down.
    private var visits: [Visit] = []
    private var seen: Set<FileIdentity> = []
    /// The true paths of the files that have several names.
    private var seenNames: Set<[UInt8]> = []
    /// The files in folders that are not read, their names being what they are.
    private(set) var passedOver = PassedOver()
    private var hasSeenStandardInput = false

    init(paths: [String]) { self.paths = paths[...] }

    mutating func next() -> Found? {
        while true {
            if let found = visits.isEmpty ? nextNamed() : nextInFolder() { return found }
            if visits.isEmpty && paths.isEmpty { return nil }
        }
    }

    /// Goes on with the next path of the command line.
    private mutating func nextNamed() -> Found? {
        guard let path = paths.popFirst() else { return nil }
        if path == "-" {
            defer { hasSeenStandardInput = true }
            return hasSeenStandardInput ? nil : .standardInput
        }
        let label = FileLabel(path: path, id: path)
        do throws(SystemError) {
            let status = try FileStatus(path: path)
            // Patterns find them beside what was judged.
            if status.kind == .file && FileForm.isVerdict(path) { return nil }
            guard status.kind == .folder else {
                return take(InputFile(label: label, form: FileForm(name: path)), status)
            }
            return enter(FileLabel(path: path, id: ""), status)
        } catch {
            guard path.utf8.contains(where: { "*?[".utf8.contains($0) }) else {
                // What stands for bytes that are no UTF-8 leads to no file.
                let isRepaired = path.unicodeScalars.contains("\u{FFFD}")
                return .unreadable(label, isRepaired ? .brokenName : ReadFailure(error))
            }
            let matches = Folder.matches(of: path)
            if matches.isEmpty { return .unreadable(label, ReadFailure("no file matches")) }
            paths = matches + paths
            return nil
        }
    }

    /// Goes on in the innermost folder.
    private mutating func nextInFolder() -> Found? {
        guard let entry = visits[visits.count - 1].entries.popFirst() else {
            visits.removeLast()
            return nil
        }
        let form = FileForm(name: entry.name)
        if entry.isFile && form == nil {
            passedOver.add(entry.name)
            return nil
        }
        let label = visits[visits.count - 1].label.appending(entry.name)
        if entry.isNameBroken {
            return .unreadable(label, .brokenName)
        }
        do throws(SystemError) {
            let status = try FileStatus(path: label.path)
            if status.kind == .folder { return enter(label, status) }
            guard form == nil else { return take(InputFile(label: label, form: form), status) }
            if status.kind == .file { passedOver.add(entry.name) }
            return nil
        } catch {
            return form == nil ? nil : .unreadable(label, ReadFailure(error))
        }
    }

    private mutating func take(_ file: InputFile, _ status: FileStatus) -> Found? {
        guard isNew(file, status) else { return nil }
        return status.kind == .file ? .file(file, status) : .unreadable(file.label, status.failure)
    }

    /// Whether a file was not read yet. Under two names that are no links to
    /// one another it is two: somebody's copy, made without copying the bytes.
    private mutating func isNew(_ file: InputFile, _ status: FileStatus) -> Bool {
        if status.names > 1, let name = Folder.truePath(of: file.label.path) {
            return seenNames.insert(Array(name.utf8)).inserted
        }
        return seen.insert(status.identity).inserted
    }

    private mutating func enter(_ label: FileLabel, _ status: FileStatus) -> Found? {
        if visits.contains(where: { $0.identity == status.identity }) {
            return .unreadable(label, ReadFailure("a symbolic link to a folder around it"))
        }
        guard seen.insert(status.identity).inserted else { return nil }
        do throws(SystemError) {
            let entries = try Folder.entries(of: label.path)
            visits.append(Visit(label: label, identity: status.identity, entries: entries[...]))
            return nil
        } catch {
            return .unreadable(label, ReadFailure(error))
        }
    }
}

/// A file to be read.
struct InputFile {
    var label: FileLabel
    /// What its name says; nil where only its content can tell.
    var form: FileForm?
}

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

/// The number of files in folders and archives that were not read because of their names.
public struct PassedOver: Sendable, Equatable {
    /// The number of files by ending, in lower case and with its dot; empty for names
    /// without one.
    public private(set) var counts: [String: Int] = [:]

    /// What ends so is no kind of file: "1. The long day".
    private static let longestEnding = 8
    /// Beyond so many endings they are not told apart.
    private static let most = 1000

    /// How the names begin of files that speak of the others.
    private static let aboutFolders = ["readme", "license", "licence"]

    public init() {}

    public var total: Int { counts.values.reduce(0, +) }

    /// The endings, most frequent first.
    ///
    /// - Complexity: O(*n* log *n*) in the number of endings, of which there are at most
    ///   about a thousand.
    public var endings: [String] {
        counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    }

    /// A sum that several add to.
    final class Tally {
        var sum = PassedOver()
    }

    /// Adds a file, unless it is hidden, a verdict, or about the folder.
    mutating func add(_ name: some StringProtocol) {
        guard !name.hasPrefix("."), !FileForm.isVerdict(name) else { return }
        guard !Self.aboutFolders.contains(where: name.lowercased().hasPrefix) else { return }
        var ending = FileForm.ending(of: name)
        let isKind =
            (1...Self.longestEnding).contains(ending.utf8.count)
            && ending.allSatisfy { $0.isLetter || $0.isNumber }
        ending = isKind ? "." + ending : ""
        if counts[ending] == nil && counts.count >= Self.most { ending = "" }
        counts[ending, default: 0] += 1
    }

    public static func + (a: Self, b: Self) -> Self {
        var sum = a
        sum.counts.merge(b.counts, uniquingKeysWith: +)
        return sum
    }
}
