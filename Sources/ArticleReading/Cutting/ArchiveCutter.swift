/// Takes the files out of an archive, by the rules that hold for folders.
final class ArchiveCutter: Cutter {
    let label: FileLabel
    private let archive: Archive
    private let opener: CutterOpener

    /// - Parameter opener: opens the files in the archive.
    init(_ archive: Archive, label: FileLabel, opener: CutterOpener) {
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
        guard let kind = FileKind(name: name) else {
            opener.unreadEntries.sum.add(name)
            return .more
        }
        let label = label.appending(parts.joined(separator: "/"))
        do throws(ReadFailure) {
            if entry.isEncrypted { throw ReadFailure("encrypted; unpack it with its password first") }
            let stream = ByteStream(EntrySource(archive, size: entry.size))
            return .nested(try opener.open(stream, kind: kind, label: label))
        } catch {
            block.append(.failure(error), of: label)
            return .more
        }
    }
}
