/// What is to be known of text in UTF-8.
enum UTF8Text {
    static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// What helps where text is not UTF-8.
    static let advice = "convert it with iconv -t UTF-8"

    /// The offset of the first byte that is not part of well-formed UTF-8.
    static func firstError(in bytes: Span<UInt8>) -> Int? {
        do {
            _ = try UTF8Span(validating: bytes)
            return nil
        } catch {
            return error.byteOffsets.lowerBound
        }
    }
}

extension ByteStream {
    /// Passes over the mark of UTF-8.
    ///
    /// - Throws: at the mark of another encoding.
    func passByteOrderMark() throws(ReadFailure) {
        let mark = UTF8Text.mark
        // As many as there are: programs that write one do not look for one.
        while peek(mark.count).starts(with: mark) { skip(mark.count) }
        let head = peek(4)
        if Self.utf32Marks.contains(where: head.starts) {
            throw ReadFailure("UTF-32, not UTF-8; convert it with iconv -f UTF-32 -t UTF-8")
        } else if Self.utf16Marks.contains(where: head.starts) {
            throw ReadFailure("UTF-16, not UTF-8; convert it with iconv -f UTF-16 -t UTF-8")
        }
    }

    private static let utf32Marks: [[UInt8]] = [[0xFF, 0xFE, 0, 0], [0, 0, 0xFE, 0xFF]]
    private static let utf16Marks: [[UInt8]] = [[0xFF, 0xFE], [0xFE, 0xFF]]
}
