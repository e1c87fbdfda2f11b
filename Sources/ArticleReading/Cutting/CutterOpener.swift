/// Finds out what a file is and how it is to be cut.
struct CutterOpener {
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

    /// - Parameter kind: what the file's name says; nil to find out from the
    ///   content.
    func open(
        _ stream: ByteStream, kind: FileKind?, label: FileLabel
    ) throws(ReadFailure) -> any Cutter {
        if let compression = Compression(magic: stream.peek(Compression.magicSize)) {
            return try within().open(compression.decompress(stream, budget: budget), kind: kind, label: label)
        }
        let kind = kind ?? Sniffing.kind(of: stream)
        if kind == .archive {
            if let failure = ForeignFormat.failure(ofZip: stream) { throw failure }
            let archive = try Archive(stream, as: .entries, budget: budget)
            return try ArchiveCutter(archive, label: label, opener: within())
        }
        try Sniffing.passByteOrderMark(of: stream)
        switch kind {
        case .text:
            if let failure = ForeignFormat.failure(of: stream, name: label.path) { throw failure }
            return TextCutter(stream, label: label, options: options)
        case .json where !Sniffing.hasRecordPerLine(stream):
            return JSONCutter(stream, label: label, options: options)
        case .json, .lines, .archive:
            return LineCutter(stream, label: label, options: options)
        }
    }

    private func within() throws(ReadFailure) -> CutterOpener {
        guard depth < Self.maxDepth else {
            throw ReadFailure("packed in more than \(Self.maxDepth) layers; unpack it first")
        }
        var inner = self
        inner.depth += 1
        return inner
    }
}
