import ArticleText

/// A file that is one article, its title the first line that reads like one.
struct PlainText: ArticleFormat {
    let name = "plain text"
    let endings = ["txt", "text"]
    let unit = RecordUnit.line

    func claims(_ head: ArraySlice<UInt8>) -> Bool { false }

    func open(_ file: OpenFile) throws(ReadFailure) -> any Cutter {
        try file.stream.passByteOrderMark()
        if let failure = ForeignFormat.failure(of: file.stream, name: file.label.path) { throw failure }
        return TextCutter(file)
    }

    func makeReader(options: ReadingOptions) -> any RecordReader { TextReader() }
}

/// Takes a file as one text.
private final class TextCutter: Cutter {
    private let file: OpenFile

    init(_ file: OpenFile) { self.file = file }

    var label: FileLabel { file.label }

    func cut(into block: inout Block) throws(ReadFailure) -> CutProgress {
        let offset = file.stream.position
        let limit = file.options.maxArticleSize
        if let size = file.stream.size, size - offset > limit { throw .tooLarge(file.options) }
        let start = block.bytes.count
        do throws(ReadFailure) {
            // One byte more than is expected makes the end show at once. Files
            // can have more than they say, and some say nothing.
            let step = max(4096, (file.stream.size ?? 64 << 10) + 1)
            while try block.fill(from: file.stream, upTo: step) > 0 {
                if block.bytes.count - start > limit { throw .tooLarge(file.options) }
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

/// The title of a text file: the first line above the body that reads like one,
/// not a saved page's menu or the name of its section.
enum Headline {
    /// The bytes from which on a line is a paragraph and not a headline.
    static let limit = 300
    /// Shorter lines are rather names of sections.
    private static let minWords = 4
    /// It stands within so many bytes from the first that say anything.
    private static let searched = 4096

    /// Where it stands, without the white space around it; the first line that
    /// says anything where none reads like a title, nil if the text is blank.
    static func range(in text: ArraySlice<UInt8>) -> Range<Int>? {
        guard let first = firstLine(in: text.span) else { return nil }
        // Below a paragraph of that size stands no title, and however long a
        // text is, no more of it is looked at.
        guard first.count < searched else { return first }
        let rest = text.dropFirst(first.lowerBound)
        let head = rest.prefix(searched)
        let lines = head.count < rest.count ? head.prefix(through: lastNewline(of: head)) : head
        let titles = Anatomy(of: lines).ranges(of: .headline)
            .map { $0.lowerBound + first.lowerBound..<$0.upperBound + first.lowerBound }
            .filter { $0.count < limit }
        return titles.first { words(in: text, $0) >= minWords } ?? titles.first ?? first
    }

    private static func firstLine(in text: Span<UInt8>) -> Range<Int>? {
        guard let start = text.firstIndex(where: { !$0.isSpace }) else { return nil }
        var end = text.firstIndex(of: .newline, from: start) ?? text.count
        while text[end - 1].isSpace { end -= 1 }
        return start..<end
    }

    private static func lastNewline(of text: ArraySlice<UInt8>) -> Int {
        text.lastIndex(of: UInt8(ascii: "\n")) ?? text.endIndex - 1
    }

    private static func words(in text: ArraySlice<UInt8>, _ range: Range<Int>) -> Int {
        text.dropFirst(range.lowerBound).prefix(range.count).split { $0 <= UInt8(ascii: " ") }.count
    }
}
