/// What the first bytes of a file tell.
enum Sniffing {
    /// The bytes in which something but white space is expected.
    private static let headSize = 4096

    /// How a file is to be read whose name does not say.
    static func kind(of stream: ByteStream) -> FileKind {
        let head = stream.peek(headSize)
        if zipMagics.contains(where: { head.starts(with: $0.utf8) }) { return .archive }
        if head.dropFirst(257).starts(with: "ustar".utf8) { return .archive }
        let content = (head.starts(with: utf8Mark) ? head.dropFirst(3) : head).drop { $0.isSpace }
        switch content.first {
        case UInt8(ascii: "{"):
            // As RTF begins, which no JSON does.
            return content.dropFirst().first == UInt8(ascii: "\\") ? .text : .json
        case UInt8(ascii: "["):
            // "[Reuters]" begins a text, "[{" an array of articles.
            return content.dropFirst().drop { $0.isSpace }.first == UInt8(ascii: "{") ? .json : .text
        default: return .text
        }
    }

    /// Whether a JSON file begins with an object that ends on its line. Such a
    /// file can be cut at newlines, and a broken line harms no other.
    static func hasRecordPerLine(_ stream: ByteStream) -> Bool {
        // Ever more, as most first lines are short.
        for size in [headSize, 16 * headSize, 256 * headSize] {
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

    /// Of an archive with and of one without entries.
    private static let zipMagics = ["PK\u{3}\u{4}", "PK\u{5}\u{6}"]
    static let utf8Mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    private static let utf32Marks: [[UInt8]] = [[0xFF, 0xFE, 0, 0], [0, 0, 0xFE, 0xFF]]
    private static let utf16Marks: [[UInt8]] = [[0xFF, 0xFE], [0xFE, 0xFF]]

    /// Passes over the mark of UTF-8.
    ///
    /// - Throws: at the mark of another encoding.
    static func passByteOrderMark(of stream: ByteStream) throws(ReadFailure) {
        // As many as there are: programs that write one do not look for one.
        while stream.peek(utf8Mark.count).starts(with: utf8Mark) { stream.skip(utf8Mark.count) }
        let head = stream.peek(4)
        if utf32Marks.contains(where: head.starts) {
            throw ReadFailure("UTF-32, not UTF-8; convert it with iconv -f UTF-32 -t UTF-8")
        } else if utf16Marks.contains(where: head.starts) {
            throw ReadFailure("UTF-16, not UTF-8; convert it with iconv -f UTF-16 -t UTF-8")
        }
    }
}
