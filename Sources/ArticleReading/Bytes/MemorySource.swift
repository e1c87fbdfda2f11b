/// Bytes that are in memory already.
final class MemorySource: ByteSource {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var size: Int? { bytes.count }

    func read(into output: inout OutputSpan<UInt8>) {
        let taken = min(output.freeCapacity, bytes.count - position)
        output.withUnsafeMutableBufferPointer { buffer, initializedCount in
            let room = UnsafeMutableBufferPointer(rebasing: buffer[initializedCount...])
            _ = room.update(fromContentsOf: bytes[position..<position + taken])
            initializedCount += taken
        }
        position += taken
    }

    func seek(to offset: Int) -> Bool {
        guard (0...bytes.count).contains(offset) else { return false }
        position = offset
        return true
    }
}
