import ArticleText

/// A file that is one article, its title the first line that reads like one.
struct PlainText: ArticleFormat {
    let name = "plain text"
    let endings = ["txt", "text"]
    let unit = RecordUnit.line

    func claims(_ head: ArraySlice<UInt8>) -> Bool { false }

    func open(
        _ stream: ByteStream, label: FileLabel, options: ReadingOptions
    ) throws(ReadFailure) -> any Cutter {
        try stream.passByteOrderMark()
        if let failure = ForeignFormat.failure(of: stream, name: label.path) { throw failure }
        return TextCutter(stream, label: label, options: options)
    }

    func makeReader(options: ReadingOptions) -> any RecordReader { TextReader() }
}

/// Takes a file as one text.
private final class TextCutter: Cutter {
    let label: FileLabel
    private let stream: ByteStream
    private let options: ReadingOptions

    init(_ stream: ByteStream, label: FileLabel, options: ReadingOptions) {
        self.stream = stream
        self.label = label
        self.options = options
    }

    func cut(into block: inout Block) throws(ReadFailure) -> CutProgress {
        let offset = stream.position
        let limit = options.maxArticleSize
        if let size = stream.size, size - offset > limit { throw .tooLarge(options) }
        let start = block.bytes.count
        do throws(ReadFailure) {
            // One byte more than is expected makes the end show at once. Files
            // can have more than they say, and some say nothing.
            let step = max(4096, (stream.size ?? 64 << 10) + 1)
            while try block.fill(from: stream, upTo: step) > 0 {
                if block.bytes.count - start > limit { throw .tooLarge(options) }
            }
        } catch  where error == .followedByOther {
            // All of the text is there.
            block.append(error, of: label)
        } catch {
            block.bytes.removeSubrange(start...)
            throw error
        }
        block.append(PlainText(), start..<block.bytes.count, place: offset, of: label)
        return .finished
    }
}

private final class TextReader: RecordReader {
    /// A stretch is a file, and its place the byte the text begins at.
    func read(_ stretch: Block.Stretch, of label: FileLabel, in bytes: [UInt8], into draft: inout ReadDraft) {
        let text = bytes.span.extracting(stretch.range)
        if text.firstIndex(of: 0) != nil {
            draft.skip(label, "a binary file, not text")
        } else if let error = UTF8Text.firstError(in: text) {
            draft.skip(label, "not valid UTF-8 at byte \(stretch.place + error + 1); \(UTF8Text.advice)")
        } else if let title = Headline.range(in: bytes[stretch.range]) {
            draft.articles.set(.id, to: label.id)
            draft.articles.set(.text, to: text)
            if title.count < Headline.limit { draft.articles.set(.title, to: text.extracting(title)) }
            draft.articles.finish(path: label.path)
        } else {
            draft.skip(label, "empty")
        }
    }
}
