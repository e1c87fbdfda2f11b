/// Finds out what a file is and how it is to be cut: unpacks it, and asks its
/// format.
struct FileOpener {
    let options: ReadingOptions
    let budget: UnpackingBudget
    /// The files in archives that are not read.
    let unreadEntries: PassedOver.Tally
    /// How many archives and compressions are around the files to open.
    private var depth = 0

    /// More than anybody has use for; an archive can contain itself.
    private static let maxDepth = 4

    init(options: ReadingOptions, budget: UnpackingBudget, unreadEntries: PassedOver.Tally) {
        self.options = options
        self.budget = budget
        self.unreadEntries = unreadEntries
    }

    /// - Parameter form: what the file's name says; nil to find out from the
    ///   content.
    func open(_ stream: ByteStream, form: FileForm?, label: FileLabel) throws(ReadFailure) -> any Cutter {
        if let compression = Compression(magic: stream.peek(Compression.magicSize)) {
            return try within().open(compression.decompress(stream, budget: budget), form: form, label: label)
        }
        switch form ?? Self.form(of: stream) {
        case .archive:
            if let failure = ForeignFormat.failure(ofZip: stream) { throw failure }
            let archive = try LibArchive(stream, as: .entries, budget: budget)
            return try ArchiveCutter(archive, label: label, opener: within())
        case .articles(let format):
            return try format.open(OpenFile(stream: stream, label: label, options: options))
        }
    }

    private static func form(of stream: ByteStream) -> FileForm {
        let head = stream.peek(4096)
        return ArchiveForm(head: head) != nil ? .archive : .articles(Formats.format(of: head))
    }

    private func within() throws(ReadFailure) -> FileOpener {
        guard depth < Self.maxDepth else {
            throw ReadFailure("packed in more than \(Self.maxDepth) layers; unpack it first")
        }
        var inner = self
        inner.depth += 1
        return inner
    }
}

/// Takes the files out of an archive, by the rules that hold for folders.
final class ArchiveCutter: Cutter {
    let label: FileLabel
    private let archive: LibArchive
    private let opener: FileOpener

    /// - Parameter opener: opens the files in the archive.
    init(_ archive: LibArchive, label: FileLabel, opener: FileOpener) {
        self.archive = archive
        self.label = label
        self.opener = opener
    }

    func cut(into block: inout Block) throws(ReadFailure) -> CutProgress {
        if archive.isBroken { throw ReadFailure("broken in the middle; what follows was not read") }
        guard let entry = try archive.nextEntry() else { return .finished }
        // Written as ./a.txt by many; as ../a.txt or /a.txt by few, and no
        // file is made here that such a name could put in the wrong place.
        let parts = entry.name.split(separator: "/").filter { $0 != "." && $0 != ".." }
        guard entry.isFile, let name = parts.last,
            !parts.contains(where: { $0.utf8.first == UInt8(ascii: ".") })
        else { return .more }
        guard let form = FileForm(name: name) else {
            opener.unreadEntries.sum.add(name)
            return .more
        }
        let label = label.appending(parts.joined(separator: "/"))
        do throws(ReadFailure) {
            if entry.isEncrypted { throw ReadFailure("encrypted; unpack it with its password first") }
            let stream = ByteStream(EntrySource(archive, size: entry.size))
            return .nested(try opener.open(stream, form: form, label: label))
        } catch {
            block.append(error, of: label)
            return .more
        }
    }
}
