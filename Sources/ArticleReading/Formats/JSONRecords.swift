import ArticleText
import CSimdJSON

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

/// Reads one JSON object after the other into a batch.
///
/// Unsafe pointers stop here: simdjson reads the record where it lies, and the
/// fields go from its buffers into the batch without a `String` in between.
@safe struct JSONRecordReader: ~Copyable {
    enum Outcome {
        /// The fields are set; `hasID` is false where the record has none.
        case article(hasID: Bool)
        /// Something follows the object.
        case several
        /// What is wrong with the text, as a clause.
        case noText(String)
        case problem(String)
    }

    private let reader: OpaquePointer
    private let textKey: String

    init(options: ReadingOptions) {
        unsafe reader = unsafe wirecopy_json_create()
        textKey = options.keys(for: .text)[0]
        for field in Article.Field.allCases {
            let (takes, separator) = Self.shape(of: field)
            separator.withUTF8Buffer {
                // A StaticString lives as long as the program.
                unsafe wirecopy_json_set_field(reader, Int32(field.rawValue), takes, $0.baseAddress)
            }
            for var key in options.keys(for: field) {
                key.withUTF8 {
                    unsafe $0.withMemoryRebound(to: CChar.self) {
                        unsafe wirecopy_json_add_key(reader, Int32(field.rawValue), $0.baseAddress, $0.count)
                    }
                }
            }
        }
    }

    deinit { unsafe wirecopy_json_destroy(reader) }

    /// What a field takes beside a string, and what joins the strings of an
    /// array.
    private static func shape(of field: Article.Field) -> (takes: Int32, separator: StaticString) {
        switch field {
        case .id, .published: (Int32(WIRECOPY_JSON_TAKES_NUMBER), "")
        case .publisher: (Int32(WIRECOPY_JSON_TAKES_NAME), "")
        case .byline: (Int32(WIRECOPY_JSON_TAKES_NAME | WIRECOPY_JSON_TAKES_ARRAY), ", ")
        case .text: (Int32(WIRECOPY_JSON_TAKES_ARRAY), "\n\n")
        case .title, .language, .url, .credit: (0, "")
        }
    }

    /// Reads the object in `range` of `bytes` and gives its fields to the
    /// article that `articles` has open.
    ///
    /// - Precondition: ``Block/padding`` bytes of `bytes` stand behind the range.
    func read(_ range: Range<Int>, of bytes: [UInt8], into articles: inout ArticleBatch) -> Outcome {
        precondition(range.upperBound + Block.padding <= bytes.count)
        return unsafe bytes.withUnsafeBufferPointer { buffer in
            let record = unsafe UnsafeBufferPointer(rebasing: buffer[range])
            switch unsafe wirecopy_json_read(reader, record.baseAddress, record.count) {
            case WIRECOPY_JSON_OK:
                return takeFields(into: &articles)
            case WIRECOPY_JSON_NOT_AN_OBJECT:
                return .problem("not a JSON object")
            case WIRECOPY_JSON_SEVERAL:
                return .several
            case WIRECOPY_JSON_NOT_UTF8:
                let place = unsafe UTF8Text.firstError(in: record.span).map { " at byte \($0 + 1)" } ?? ""
                return .problem("not valid UTF-8\(place); \(UTF8Text.advice)")
            default:
                return .problem(unsafe "not valid JSON (\(String(cString: wirecopy_json_problem(reader))))")
            }
        }
    }

    /// The first keys of the object in `range`, for a message.
    func keys(of range: Range<Int>, in bytes: [UInt8]) -> String? {
        unsafe bytes.withUnsafeBufferPointer { buffer in
            let record = unsafe UnsafeBufferPointer(rebasing: buffer[range])
            let keys = unsafe String(cString: wirecopy_json_keys(reader, record.baseAddress, record.count))
            return keys.isEmpty ? nil : keys
        }
    }

    private func takeFields(into articles: inout ArticleBatch) -> Outcome {
        // The text first: without it nothing may be left in the open article.
        let text = unsafe value(of: .text)
        switch unsafe text.state {
        case WIRECOPY_JSON_PRESENT where unsafe text.buffer.span.firstIndex(where: { !$0.isSpace }) != nil:
            break
        case WIRECOPY_JSON_PRESENT, WIRECOPY_JSON_EMPTY:
            return .problem("the text is empty")
        case WIRECOPY_JSON_ABSENT:
            return .noText("\"\(textKey)\" is missing")
        default:
            return .noText("\"\(textKey)\" is not a string")
        }
        unsafe articles.set(.text, to: text.buffer.span)
        var hasID = false
        for field in Article.Field.allCases where field != .text {
            let value = unsafe value(of: field)
            guard unsafe value.state == WIRECOPY_JSON_PRESENT else { continue }
            unsafe articles.set(field, to: value.buffer.span)
            if field == .id { hasID = true }
        }
        return .article(hasID: hasID)
    }

    private func value(of field: Article.Field) -> wirecopy_json_value {
        unsafe wirecopy_json_get(reader, Int32(field.rawValue))
    }
}

extension wirecopy_json_value {
    /// The value's bytes, good until the reader's next record.
    fileprivate var buffer: UnsafeBufferPointer<UInt8> {
        unsafe UnsafeBufferPointer(start: bytes, count: count)
    }
}
