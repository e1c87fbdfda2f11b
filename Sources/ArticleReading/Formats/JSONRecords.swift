import ArticleText

/// Parses JSON objects, one a line or one a stretch.
final class JSONRecords: RecordReader {
    private let json: JSONRecordReader
    private let options: ReadingOptions
    private let unit: RecordUnit

    init(of format: some ArticleFormat, options: ReadingOptions) {
        json = JSONRecordReader(options: options)
        self.options = options
        unit = format.unit
    }

    /// The place of a stretch is the number of its first record.
    func read(_ stretch: Block.Stretch, of label: FileLabel, in bytes: [UInt8], into draft: inout ReadDraft) {
        switch unit {
        case .line: readLines(in: stretch.range, first: stretch.place, of: label, in: bytes, into: &draft)
        case .record:
            readRecord(in: stretch.range, number: stretch.place, of: label, in: bytes, into: &draft)
        }
    }

    private func readLines(
        in range: Range<Int>, first: Int, of label: FileLabel, in bytes: [UInt8], into draft: inout ReadDraft
    ) {
        var start = range.lowerBound
        var number = first
        while start < range.upperBound {
            let newline = bytes.span.firstIndex(of: .newline, from: start) ?? range.upperBound
            let line = start..<min(newline, range.upperBound)
            if line.count > options.maxArticleSize {
                draft.skip(label, ReadFailure.tooLarge(options).reason, record: number, unit: unit)
            } else if !bytes.span.extracting(line).isBlank {
                readRecord(in: line, number: number, of: label, in: bytes, into: &draft)
            }
            start = line.upperBound + 1
            number += 1
        }
    }

    /// - Parameter isPart: whether it is of a line that was taken apart.
    private func readRecord(
        in range: Range<Int>, number: Int, isPart: Bool = false, of label: FileLabel, in bytes: [UInt8],
        into draft: inout ReadDraft
    ) {
        switch json.read(range, of: bytes, into: &draft.articles) {
        case .article(let hasID):
            if !hasID { draft.articles.set(.id, to: "\(label.id)#\(number)") }
            draft.articles.finish(path: label.path, record: number)
        case .several:
            if isPart {
                draft.skip(label, Self.somethingFollows, record: number, unit: unit)
            } else {
                readSeveral(in: range, number: number, of: label, in: bytes, into: &draft)
            }
        case .noText(let clause):
            var skipped = Skipped(
                path: label.path, record: number, unit: unit,
                reason: "\(clause); name the field with --text-field")
            let isFirst = draft.lacking != label
            skipped.lack = .init(clause: clause, keys: isFirst ? json.keys(of: range, in: bytes) : nil)
            draft.lacking = label
            draft.skipped.append(skipped)
        case .problem(let reason):
            draft.skip(label, reason, record: number, unit: unit)
        }
    }

    private static let somethingFollows = "not valid JSON (something follows the object)"

    /// Takes a line apart that has something behind its object: where files
    /// were put together of which each lacked its last newline, a mark of UTF-8
    /// shows where the next begins.
    ///
    /// - Complexity: O(*n*) in the line.
    private func readSeveral(
        in range: Range<Int>, number: Int, of label: FileLabel, in bytes: [UInt8], into draft: inout ReadDraft
    ) {
        let line = bytes.span.extracting(range)
        var scanner = JSONScanner()
        var index = 0
        var start = 0
        while let boundary = scanner.next(in: line, from: &index) {
            guard case .end(let end) = boundary else { continue }
            let rest = line.extracting(end..<line.count)
            guard let next = rest.firstIndex(where: { !$0.isSpace }) else { break }
            guard rest.extracting(next..<rest.count).startsWithMark else {
                let endsInCR = rest[0] == 13 && rest[next] == UInt8(ascii: "{")
                return draft.skip(
                    label,
                    endsInCR
                        ? "the lines end in CR alone, not in LF; convert them with tr '\\r' '\\n'"
                        : Self.somethingFollows, record: number, unit: unit)
            }
            let part = range.lowerBound + start..<range.lowerBound + end
            readRecord(in: part, number: number, isPart: true, of: label, in: bytes, into: &draft)
            start = end
        }
        guard start > 0 else { return draft.skip(label, Self.somethingFollows, record: number, unit: unit) }
        let last = range.lowerBound + start..<range.upperBound
        readRecord(in: last, number: number, isPart: true, of: label, in: bytes, into: &draft)
    }
}
