/// The part of reading that has to be done in order: walks the input, reads
/// it and cuts it into blocks.
struct BlockSource {
    private var walk: InputWalk
    private let options: ReadingOptions
    private let opener: FileOpener
    private let meter = FileSource.Meter()
    /// What lies in archives and is not read.
    private let unreadEntries = PassedOver.Tally()
    /// The file being read, over the archives it lies in.
    private var cutters: [any Cutter] = []
    private var sequence = 0

    init(paths: [String], options: ReadingOptions, bound: UnpackingBudget.Bound = .proportional) {
        walk = InputWalk(paths: paths)
        opener = FileOpener(
            options: options, budget: UnpackingBudget(bound, meter: meter), unreadEntries: unreadEntries)
        self.options = options
    }

    /// Cuts one file that is in memory.
    ///
    /// - Parameter limit: the most bytes it may unpack to.
    init(bytes: [UInt8], name: String, options: ReadingOptions, limit: Int) throws(ReadFailure) {
        self.init(paths: [], options: options, bound: .bytes(limit))
        cutters = [
            try opener.open(
                ByteStream(MemorySource(bytes)), form: FileForm(name: name),
                label: FileLabel(path: name, id: name))
        ]
    }

    /// Fills a block with the next stretch.
    ///
    /// - Returns: the number of the stretch, from 0; nil at the end.
    mutating func fill(_ block: inout Block) -> Int? {
        block.clear()
        block.bytes.reserveCapacity(options.blockSize + Block.padding)
        let before = meter.bytes
        var hasMore = true
        while hasMore && !isFull(block) {
            if cutters.isEmpty { hasMore = openNext(into: &block) } else { cut(into: &block) }
        }
        block.bytesRead = meter.bytes - before
        if block.pieces.isEmpty && block.bytesRead == 0 && !hasMore { return nil }
        defer { sequence += 1 }
        return sequence
    }

    /// The files so far that were not read because of their names.
    var passedOver: PassedOver { walk.passedOver + unreadEntries.sum }

    private func isFull(_ block: Block) -> Bool {
        block.bytes.count >= options.blockSize || block.pieces.count >= options.piecesPerBlock
    }

    /// Opens the next file; false if there is none.
    private mutating func openNext(into block: inout Block) -> Bool {
        guard let found = walk.next() else { return false }
        switch found {
        case .file(let file, _):
            open(file, into: &block) { (meter) throws(ReadFailure) in
                try FileSource(path: file.label.path, meter: meter)
            }
        case .standardInput:
            let file = InputFile(label: FileLabel(path: "-", id: "-"), form: nil)
            open(file, into: &block) { (meter) throws(ReadFailure) in
                try FileSource.standardInput(meter: meter)
            }
        case .unreadable(let label, let failure):
            block.append(failure, of: label)
        }
        return true
    }

    private mutating func open(
        _ file: InputFile, into block: inout Block,
        source: (FileSource.Meter) throws(ReadFailure) -> FileSource
    ) {
        opener.budget.renew()
        do throws(ReadFailure) {
            cutters.append(
                try opener.open(ByteStream(source(meter)), form: file.form, label: file.label))
        } catch {
            block.append(error, of: file.label)
        }
    }

    private mutating func cut(into block: inout Block) {
        let cutter = cutters[cutters.count - 1]
        do throws(ReadFailure) {
            switch try cutter.cut(into: &block) {
            case .more: break
            case .finished: cutters.removeLast()
            case .nested(let inner): cutters.append(inner)
            }
        } catch {
            // Of a file that unpacks without end, no part is worth a try.
            let isGivenUp = opener.budget.isExhausted
            block.append(error, of: isGivenUp ? cutters[0].label : cutter.label)
            cutters.removeLast(isGivenUp ? cutters.count : 1)
        }
    }
}
