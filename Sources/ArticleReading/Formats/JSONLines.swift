/// One JSON object a line.
struct JSONLines: ArticleFormat {
    let name = "JSON Lines"
    let endings = ["jsonl", "ndjson"]
    let unit = RecordUnit.line

    func open(_ file: OpenFile) throws(ReadFailure) -> any Cutter {
        try file.stream.passByteOrderMark()
        return LineCutter(file)
    }

    func makeReader(options: ReadingOptions) -> any RecordReader { JSONRecords(of: self, options: options) }
}

/// Cuts a file with one record a line at the ends of lines.
final class LineCutter: Cutter {
    private let file: OpenFile
    /// What the block before did not take: the start of a line, or after a
    /// line that was passed over, some lines and the start of one.
    private var carry: [UInt8] = []
    /// The number of the line at the start of `carry`.
    private var number = 1
    /// The bytes of the line that is being passed over, being too long.
    private var passedOver = 0

    init(_ file: OpenFile) { self.file = file }

    var label: FileLabel { file.label }

    func cut(into block: inout Block) throws(ReadFailure) -> CutProgress {
        do throws(ReadFailure) {
            return passedOver > 0 ? try passOver(in: &block) : try cutLines(into: &block)
        } catch {
            if number == 1 { throw error }
            throw ReadFailure("\(error.reason); read up to line \(number - 1)")
        }
    }

    private func cutLines(into block: inout Block) throws(ReadFailure) -> CutProgress {
        let start = block.bytes.count
        block.bytes.append(contentsOf: carry)
        carry.removeAll(keepingCapacity: true)
        if takeLines(from: start, newSince: start, in: &block) { return .more }
        while true {
            let filled = block.bytes.count
            guard try block.fill(from: file.stream, upTo: file.options.stretch(after: filled)) > 0 else {
                // The last line may lack its newline.
                if filled > start { block.append(JSONLines(), start..<filled, place: number, of: label) }
                return .finished
            }
            if takeLines(from: start, newSince: filled, in: &block) { return .more }
            if block.bytes.count - start > file.options.maxArticleSize {
                passedOver = block.bytes.count - start
                block.bytes.removeSubrange(start...)
                return .more
            }
        }
    }

    /// Gives the block the lines that are complete and carries the rest over;
    /// false if none is.
    private func takeLines(from start: Int, newSince filled: Int, in block: inout Block) -> Bool {
        guard let newline = block.bytes.span.lastIndex(of: .newline, from: filled) else { return false }
        let lines = start..<newline + 1
        carry.append(contentsOf: block.bytes[lines.upperBound...])
        block.bytes.removeSubrange(lines.upperBound...)
        block.append(JSONLines(), lines, place: number, of: label)
        number += block.bytes.span.extracting(lines).count(of: .newline)
        return true
    }

    /// Goes on in a line that is too long, without keeping it.
    private func passOver(in block: inout Block) throws(ReadFailure) -> CutProgress {
        let start = block.bytes.count
        defer { block.bytes.removeSubrange(start...) }
        let count = try block.fill(from: file.stream, upTo: file.options.blockSize)
        let newline = block.bytes.span.firstIndex(of: .newline, from: start)
        if count > 0 && newline == nil {
            passedOver += count
            if passedOver / file.options.patience > file.options.maxArticleSize {
                throw .endless(file.options)
            }
            return .more
        }
        block.append(.tooLarge(file.options), of: label, record: number, unit: .line)
        guard let newline else { return .finished }
        carry.append(contentsOf: block.bytes[(newline + 1)...])
        number += 1
        passedOver = 0
        return .more
    }
}

extension ReadingOptions {
    /// How much to read into a block that holds `count` bytes: what it lacks,
    /// but never so little that a long line takes for ever.
    func stretch(after count: Int) -> Int { max(blockSize - count, min(blockSize, 64 << 10)) }
}
