/// Converts byte offsets in a UTF-8 text to offsets in Unicode scalars, as reports use.
public struct ScalarOffsets: Sendable {
    private let text: ArraySlice<UInt8>
    /// Nil if all bytes are ASCII.
    private let checkpoints: [Int]?
    private static let stride = 256

    /// - Complexity: O(*n*) in the bytes of the text.
    public init(_ text: ArraySlice<UInt8>) {
        self.text = text
        guard !Self.isASCII(text.span) else {
            checkpoints = nil
            return
        }
        var checkpoints: [Int] = []
        var count = 0
        for start in Swift.stride(from: text.startIndex, to: text.endIndex, by: Self.stride) {
            checkpoints.append(count)
            count += Self.scalars(in: text[start..<min(start + Self.stride, text.endIndex)].span)
        }
        self.checkpoints = checkpoints
    }

    private static func scalars(in text: Span<UInt8>) -> Int {
        var count = 0
        for index in text.indices where text[index] & 0xC0 != 0x80 { count &+= 1 }
        return count
    }

    private static func isASCII(_ text: Span<UInt8>) -> Bool {
        var all: UInt8 = 0
        for index in text.indices { all |= text[index] }
        return all < 0x80
    }

    /// The number of scalars before a byte offset from the start of the text.
    ///
    /// - Precondition: `offset` is from 0 to the length of the text.
    /// - Complexity: O(1); counts the bytes of less than one block.
    public func scalars(before offset: Int) -> Int {
        guard let checkpoints, offset > 0 else { return offset }
        let block = min((offset - 1) / Self.stride, checkpoints.count - 1)
        let start = text.startIndex + block * Self.stride
        return checkpoints[block] + Self.scalars(in: text[start..<text.startIndex + offset].span)
    }

    /// The scalar range of a byte range; see ``scalars(before:)``.
    public func scalars(_ bytes: Range<Int>) -> Range<Int> {
        scalars(before: bytes.lowerBound)..<scalars(before: bytes.upperBound)
    }
}
