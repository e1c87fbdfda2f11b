import ArticleText

/// An array of JSON objects, or objects one after the other.
struct JSONFile: ArticleFormat {
    let name = "JSON"
    let endings = ["json"]
    let unit = RecordUnit.record

    func claims(_ head: ArraySlice<UInt8>) -> Bool {
        let next = head.dropFirst()
        switch head.first {
        // As RTF begins, which no JSON does.
        case UInt8(ascii: "{"): return next.first != UInt8(ascii: "\\")
        // "[Reuters]" begins a text, "[{" an array of articles.
        case UInt8(ascii: "["): return next.drop { $0.isSpace }.first == UInt8(ascii: "{")
        default: return false
        }
    }

    func open(_ file: OpenFile) throws(ReadFailure) -> any Cutter {
        try file.stream.passByteOrderMark()
        return hasRecordPerLine(file.stream) ? LineCutter(file) : JSONCutter(file)
    }

    func makeReader(options: ReadingOptions) -> any RecordReader { JSONRecords(of: self, options: options) }

    /// Whether a JSON file begins with an object that ends on its line. Such a
    /// file can be cut at newlines, and a broken line harms no other.
    private func hasRecordPerLine(_ stream: ByteStream) -> Bool {
        // Ever more, as most first lines are short.
        for size in [4 << 10, 64 << 10, 1 << 20] {
            let head = Array(stream.peek(size))
            var scanner = JSONScanner()
            var index = 0
            guard let start = scanner.next(in: head.span, from: &index) else { return false }
            guard case .start(let place) = start, !scanner.isInArray, head[place] == UInt8(ascii: "{")
            else { return false }
            let newline = head.span.firstIndex(of: .newline, from: place)
            if case .end(let end) = scanner.next(in: head.span, from: &index) {
                return newline.map { end <= $0 } ?? false
            }
            if newline != nil || head.count < size { return false }
        }
        return false
    }
}

/// Cuts a JSON file (an array of objects, or objects one after the other) into
/// its objects, so that it need not fit into memory.
private final class JSONCutter: Cutter {
    private let file: OpenFile
    private var scanner = JSONScanner()
    /// The start of the record that the block before did not have all of.
    private var carry: [UInt8] = []
    /// How many records have begun.
    private var number = 0
    /// The bytes of the record that is being passed over, being too long.
    private var passedOver = 0

    init(_ file: OpenFile) { self.file = file }

    var label: FileLabel { file.label }

    func cut(into block: inout Block) throws(ReadFailure) -> CutProgress {
        // Where the record begins that `carry` is of; later, the next one.
        var start = block.bytes.count
        block.bytes.append(contentsOf: carry)
        carry.removeAll(keepingCapacity: true)
        var index = block.bytes.count
        guard try block.fill(from: file.stream, upTo: file.options.stretch(after: index)) > 0 else {
            finish(start..<index, in: &block)
            return .finished
        }
        while let boundary = scanner.next(in: block.bytes.span, from: &index) {
            switch boundary {
            case .start(let place):
                start = place
                number += 1
            case .end(let place):
                take(start..<place, in: &block)
            case .stray:
                throw number == 0
                    ? ReadFailure("not JSON; it starts with neither { nor [")
                    : ReadFailure("not valid JSON after record \(number); the rest of the file was not read")
            }
        }
        if scanner.isInValue { try carryOver(from: start, in: &block) }
        return .more
    }

    private func take(_ range: Range<Int>, in block: inout Block) {
        if passedOver + range.count > file.options.maxArticleSize {
            block.append(.tooLarge(file.options), of: label, record: number, unit: .record)
        } else {
            block.append(JSONFile(), range, place: number, of: label)
        }
        passedOver = 0
    }

    private func carryOver(from start: Int, in block: inout Block) throws(ReadFailure) {
        let count = block.bytes.count - start
        if passedOver + count > file.options.maxArticleSize {
            passedOver += count
            if passedOver / file.options.patience > file.options.maxArticleSize {
                throw .endless(file.options)
            }
        } else {
            carry.append(contentsOf: block.bytes[start...])
        }
        block.bytes.removeSubrange(start...)
    }

    private func finish(_ range: Range<Int>, in block: inout Block) {
        if scanner.isInScalar {
            take(range, in: &block)
        } else if scanner.isInValue {
            block.append(
                ReadFailure("the file ends inside this record"), of: label, record: number, unit: .record)
        } else if scanner.isInArray {
            let failure = ReadFailure("the file ends before its array does; records may be missing")
            block.append(failure, of: label)
        }
    }
}
