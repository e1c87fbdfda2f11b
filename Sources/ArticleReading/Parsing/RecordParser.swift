import ArticleText

/// Turns blocks of input into articles; each thread has its own.
///
/// It owns what is worth keeping from one block to the next: the block's
/// memory and simdjson's.
public struct RecordParser: ~Copyable {
    var block = Block()
    private let json: JSONRecordReader
    private let options: ReadingOptions

    init(options: ReadingOptions) {
        json = JSONRecordReader(options: options)
        self.options = options
    }

    /// Parses the block as it is.
    mutating func parse(sequence: Int) -> ReadBatch {
        var draft = Draft()
        draft.articles.reserveCapacity(articles: block.pieces.count, bytes: block.bytes.count)
        block.bytes.append(contentsOf: repeatElement(0, count: JSONRecordReader.padding))
        for piece in block.pieces {
            switch piece.content {
            case .lines(let range, let first):
                parseLines(in: range, first: first, of: piece.label, into: &draft)
            case .record(let range, let number):
                parseRecord(in: range, number: number, unit: .record, of: piece.label, into: &draft)
            case .text(let range, let offset):
                parseText(in: range, offset: offset, of: piece.label, into: &draft)
            case .brokenLine(let number, let failure):
                draft.skip(piece.label, record: number, failure.reason)
            case .brokenRecord(let number, let failure):
                draft.skip(piece.label, record: number, unit: .record, failure.reason)
            case .failure(let failure):
                draft.skip(piece.label, failure.reason)
            }
        }
        return ReadBatch(
            sequence: sequence, articles: draft.articles, skipped: draft.skipped, bytesRead: block.bytesRead)
    }

    /// What becomes a batch.
    private struct Draft {
        var articles = ArticleBatch()
        var skipped: [Skipped] = []
        /// The last file of which a record had no text.
        var lacking: FileLabel?

        mutating func skip(
            _ label: FileLabel, record: Int? = nil, unit: RecordUnit = .line, _ reason: String
        ) {
            skipped.append(Skipped(path: label.path, record: record, unit: unit, reason: reason))
        }
    }

    private func parseLines(in range: Range<Int>, first: Int, of label: FileLabel, into draft: inout Draft) {
        var start = range.lowerBound
        var number = first
        while start < range.upperBound {
            let newline = block.bytes.span.firstIndex(of: .newline, from: start) ?? range.upperBound
            let line = start..<min(newline, range.upperBound)
            if line.count > options.maxArticleSize {
                draft.skip(label, record: number, ReadFailure.tooLarge(options).reason)
            } else if !block.bytes.span.extracting(line).isBlank {
                parseRecord(in: line, number: number, unit: .line, of: label, into: &draft)
            }
            start = line.upperBound + 1
            number += 1
        }
    }

    /// - Parameter isPart: whether it is of a line that was taken apart.
    private func parseRecord(
        in range: Range<Int>, number: Int, unit: RecordUnit, isPart: Bool = false, of label: FileLabel,
        into draft: inout Draft
    ) {
        switch json.read(range, of: block.bytes, into: &draft.articles) {
        case .article(let hasID):
            if !hasID { draft.articles.set(.id, to: "\(label.id)#\(number)") }
            draft.articles.finish(path: label.path, record: number)
        case .several:
            if isPart {
                draft.skip(label, record: number, unit: unit, Self.somethingFollows)
            } else {
                parseSeveral(in: range, number: number, unit: unit, of: label, into: &draft)
            }
        case .noText(let clause):
            var skipped = Skipped(
                path: label.path, record: number, unit: unit,
                reason: "\(clause); name the field with --text-field")
            let isFirst = draft.lacking != label
            skipped.lack = .init(clause: clause, keys: isFirst ? json.keys(of: range, in: block.bytes) : nil)
            draft.lacking = label
            draft.skipped.append(skipped)
        case .problem(let reason):
            draft.skip(label, record: number, unit: unit, reason)
        }
    }

    private static let somethingFollows = "not valid JSON (something follows the object)"

    /// Takes a line apart that has something behind its object: where files
    /// were put together of which each lacked its last newline, a mark of UTF-8
    /// shows where the next begins.
    ///
    /// - Complexity: O(*n*) in the line.
    private func parseSeveral(
        in range: Range<Int>, number: Int, unit: RecordUnit, of label: FileLabel, into draft: inout Draft
    ) {
        let line = block.bytes.span.extracting(range)
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
                    label, record: number, unit: unit,
                    endsInCR
                        ? "the lines end in CR alone, not in LF; convert them with tr '\\r' '\\n'"
                        : Self.somethingFollows)
            }
            let part = range.lowerBound + start..<range.lowerBound + end
            parseRecord(in: part, number: number, unit: unit, isPart: true, of: label, into: &draft)
            start = end
        }
        guard start > 0 else { return draft.skip(label, record: number, unit: unit, Self.somethingFollows) }
        let last = range.lowerBound + start..<range.upperBound
        parseRecord(in: last, number: number, unit: unit, isPart: true, of: label, into: &draft)
    }

    private func parseText(in range: Range<Int>, offset: Int, of label: FileLabel, into draft: inout Draft) {
        let text = block.bytes.span.extracting(range)
        if text.firstIndex(of: 0) != nil {
            draft.skip(label, "a binary file, not text")
        } else if let error = UTF8Check.firstError(in: text) {
            draft.skip(label, "not valid UTF-8 at byte \(offset + error + 1); \(UTF8Check.advice)")
        } else if let title = Headline.range(in: block.bytes[range]) {
            draft.articles.set(.id, to: label.id)
            draft.articles.set(.text, to: text)
            if title.count < Headline.limit { draft.articles.set(.title, to: text.extracting(title)) }
            draft.articles.finish(path: label.path)
        } else {
            draft.skip(label, "empty")
        }
    }
}
