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
