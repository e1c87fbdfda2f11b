/// A source whose next bytes can be looked at before they are taken.
final class ByteStream {
    private let source: any ByteSource
    /// Bytes taken from the source but not from the stream.
    private var head: [UInt8] = []
    /// How many bytes were taken from the stream.
    private(set) var position = 0

    /// What is read to look at any bytes: most articles as a whole, as a call
    /// of the system costs more than these bytes.
    private static let headSize = 4096

    init(_ source: any ByteSource) { self.source = source }

    var size: Int? { source.size }

    /// Appends the next bytes; nothing only at the end.
    func read(into output: inout OutputSpan<UInt8>) throws(ReadFailure) {
        let before = output.count
        if head.isEmpty {
            try source.read(into: &output)
        } else {
            let taken = min(head.count, output.freeCapacity)
            for index in 0..<taken { output.append(head[index]) }
            head.removeFirst(taken)
        }
        position += output.count - before
    }

    /// The next `count` bytes, fewer only where the stream ends or breaks
    /// before; they stay in the stream.
    func peek(_ count: Int) -> ArraySlice<UInt8> {
        while head.count < count {
            let before = head.count
            let step = max(count - before, Self.headSize)
            // What is broken here is still broken when it is read.
            try? head.append(addingCapacity: step) { (output) throws(ReadFailure) in
                try source.read(into: &output)
            }
            if head.count == before { break }
        }
        return head.prefix(count)
    }

    /// Passes over bytes that were looked at.
    func skip(_ count: Int) {
        head.removeFirst(count)
        position += count
    }

    /// Goes on at another place; false where that cannot be done.
    func seek(to offset: Int) -> Bool {
        guard source.seek(to: offset) else { return false }
        head.removeAll()
        position = offset
        return true
    }
}

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
