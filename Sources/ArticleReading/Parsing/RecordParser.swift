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
                parseRecord(in: range, number: number, of: piece.label, into: &draft)
            case .text(let range, let offset):
                parseText(in: range, offset: offset, of: piece.label, into: &draft)
            case .failure(let record, let failure):
                draft.skip(piece.label, record: record, failure.reason)
            }
        }
        return ReadBatch(
            sequence: sequence, articles: draft.articles, skipped: draft.skipped, bytesRead: block.bytesRead)
    }

    /// What becomes a batch.
    private struct Draft {
        var articles = ArticleBatch()
        var skipped: [Skipped] = []

        mutating func skip(_ label: FileLabel, record: Int? = nil, _ reason: String) {
            skipped.append(Skipped(path: label.path, record: record, reason: reason))
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
            } else if block.bytes.span.extracting(line).firstIndex(where: { !$0.isSpace }) != nil {
                parseRecord(in: line, number: number, of: label, into: &draft)
            }
            start = line.upperBound + 1
            number += 1
        }
    }

    private func parseRecord(
        in range: Range<Int>, number: Int, of label: FileLabel, into draft: inout Draft
    ) {
        switch json.read(range, of: block.bytes, into: &draft.articles) {
        case .article(let hasID):
            if !hasID { draft.articles.set(.id, to: "\(label.id)#\(number)") }
            draft.articles.finish(path: label.path, record: number)
        case .problem(let reason):
            draft.skip(label, record: number, reason)
        }
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
