/// The frames of a Zstandard file without what stands before, between and
/// behind them.
///
/// libarchive tells a Zstandard file by its first frame, which some programs
/// put a skippable one before, takes padding for damage, and says of a window
/// that is too large only that something is wrong. Where a frame ends is told
/// by the sizes of its blocks, so nothing has to be unpacked here.
final class ZstandardFrames: ByteSource {
    /// How a frame begins.
    enum Magic {
        case frame
        /// Of somebody's own use, without data.
        case skippable

        init?(_ bytes: ArraySlice<UInt8>) {
            guard bytes.count >= 4 else { return nil }
            let tail = bytes.dropFirst().prefix(3)
            if bytes.first == 0x28, tail.elementsEqual([0xB5, 0x2F, 0xFD]) {
                self = .frame
            } else if bytes.first! & 0xF0 == 0x50, tail.elementsEqual([0x2A, 0x4D, 0x18]) {
                self = .skippable
            } else {
                return nil
            }
        }
    }

    /// What comes next in the file.
    private enum Expected {
        case frame
        /// Bytes of a block or checksum, and what follows them.
        indirect case bytes(Int, then: Expected)
        case block
    }

    private let stream: ByteStream
    private var expected = Expected.frame
    private var hasChecksum = false
    private var isAtEnd = false
    private var failure: ReadFailure?
    /// What is to be said behind the last frame, all of which could be read.
    private(set) var trailing: ReadFailure?

    /// The largest window libarchive takes: 2 to this power.
    private static let largestWindow = 27
    /// The largest header: magic number, descriptor, window, dictionary, size.
    private static let headerSize = 18

    init(_ stream: ByteStream) { self.stream = stream }

    func read(into output: inout OutputSpan<UInt8>) throws(ReadFailure) {
        let before = output.count
        while !output.isFull && !isAtEnd {
            do throws(ReadFailure) {
                if let failure { throw failure }
                try step(into: &output)
            } catch {
                failure = error
                if output.count > before { return }
                throw error
            }
        }
    }

    private func step(into output: inout OutputSpan<UInt8>) throws(ReadFailure) {
        switch expected {
        case .frame: try beginFrame()
        case .block:
            let header = stream.peek(3)
            guard header.count == 3 else { return endEarly(after: header.count, into: &output) }
            let value = header.enumerated().reduce(0) { $0 | Int($1.element) << (8 * $1.offset) }
            // A block of one byte repeated says how often, not how long it is.
            let size = value >> 1 & 3 == 1 ? 1 : value >> 3
            let isLast = value & 1 == 1
            expected = .bytes(
                3 + size + (isLast && hasChecksum ? 4 : 0), then: isLast ? .frame : .block)
        case .bytes(let count, let next):
            let taken = try copy(count, into: &output)
            expected = taken == count ? next : .bytes(count - taken, then: next)
            if taken == 0 { isAtEnd = true }
        }
    }

    /// Gives the decompressor the bytes there are, so that it sees the end.
    private func endEarly(after count: Int, into output: inout OutputSpan<UInt8>) {
        expected = .bytes(count, then: .block)
        if count == 0 { isAtEnd = true }
    }

    private func copy(_ count: Int, into output: inout OutputSpan<UInt8>) throws(ReadFailure) -> Int {
        let wanted = min(count, output.freeCapacity)
        var failure: ReadFailure?
        let taken = unsafe output.withUnsafeMutableBufferPointer { buffer, initializedCount in
            let room = unsafe UnsafeMutableBufferPointer(
                rebasing: buffer[initializedCount..<initializedCount + wanted])
            var part = unsafe OutputSpan(buffer: room, initializedCount: 0)
            do throws(ReadFailure) {
                try stream.read(into: &part)
            } catch {
                failure = error
            }
            let taken = unsafe part.finalize(for: room)
            initializedCount += taken
            return taken
        }
        if let failure { throw failure }
        return taken
    }

    private func beginFrame() throws(ReadFailure) {
        let head = stream.peek(Self.headerSize)
        guard let first = head.first else {
            isAtEnd = true
            return
        }
        switch Magic(head) {
        case .frame:
            let bytes = Array(head)
            guard bytes.count > 5 else {
                expected = .bytes(bytes.count, then: .block)
                return
            }
            let descriptor = bytes[4]
            hasChecksum = descriptor & 4 != 0
            let isSingle = descriptor & 0x20 != 0
            let sizeBytes = [isSingle ? 1 : 0, 2, 4, 8][Int(descriptor >> 6)]
            let dictionaryBytes = [0, 1, 2, 4][Int(descriptor & 3)]
            let sizeStart = 5 + (isSingle ? 0 : 1) + dictionaryBytes
            let count = sizeStart + sizeBytes
            if bytes[..<min(sizeStart, bytes.count)].suffix(dictionaryBytes).contains(where: { $0 != 0 }) {
                throw ReadFailure("packed with a dictionary; unpack it with 'zstd -d -D DICTIONARY' first")
            }
            if bytes.count >= count {
                try checkWindow(isSingle ? Self.size(bytes[sizeStart..<count]) : Self.window(bytes[5]))
            }
            expected = .bytes(count, then: .block)
        case .skippable:
            guard head.count >= 8 else { throw .endsEarly }
            stream.skip(8)
            try passOver(Int(Self.size(head.dropFirst(4).prefix(4))))
        case nil where first == 0:
            stream.skip(1)
        case nil:
            trailing = .followedByOther
            isAtEnd = true
        }
    }

    private func passOver(_ count: Int) throws(ReadFailure) {
        var left = count
        while left > 0 {
            let passed = stream.peek(min(left, 4096)).count
            guard passed > 0 else { throw .endsEarly }
            stream.skip(passed)
            left -= passed
        }
    }

    private func checkWindow(_ window: UInt64) throws(ReadFailure) {
        guard window > 1 << UInt64(Self.largestWindow) else { return }
        // As few bits as hold it; the option takes the number of them.
        let bits = UInt64.bitWidth - (window - 1).leadingZeroBitCount
        let size = window >= 1 << 30 ? "\(window >> 30) GiB" : "\(window >> 20) MiB"
        throw ReadFailure(
            bits <= 31
                ? "packed with a window of \(size); unpack it with 'zstd -d --long=\(bits)' first"
                : "packed with a window of \(size), which is more than can be unpacked here")
    }

    private static func size(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        let value = bytes.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        // What fits into one byte is not written in two.
        return bytes.count == 2 ? value + 256 : value
    }

    private static func window(_ descriptor: UInt8) -> UInt64 {
        let base = UInt64(1) << (10 + UInt64(descriptor >> 3))
        return base + base / 8 * UInt64(descriptor & 7)
    }
}
