/// Turns byte offsets of a UTF-8 text into Unicode scalar offsets, the ones
/// people and other languages count in.
public struct ScalarOffsets: Sendable {
    private let text: ArraySlice<UInt8>
    /// Nil where all bytes are ASCII and nothing has to be counted.
    private let checkpoints: [Int]?
    private static let stride = 256

    public init(_ text: ArraySlice<UInt8>) {
        self.text = text
        guard !Self.isASCII(text.span) else {
            checkpoints = nil
            return
        }
        var checkpoints: [Int] = []
        var count = 0
        for (place, byte) in text.enumerated() {
            if place % Self.stride == 0 { checkpoints.append(count) }
            if byte & 0xC0 != 0x80 { count += 1 }
        }
        self.checkpoints = checkpoints
    }

    private static func isASCII(_ text: Span<UInt8>) -> Bool {
        var all: UInt8 = 0
        for index in text.indices { all |= text[index] }
        return all < 0x80
    }

    /// The number of scalars before byte `offset`, which counts from the start
    /// of the text.
    public func scalars(before offset: Int) -> Int {
        guard let checkpoints, offset > 0 else { return offset }
        let block = min((offset - 1) / Self.stride, checkpoints.count - 1)
        let start = text.startIndex + block * Self.stride
        return checkpoints[block] + text[start..<text.startIndex + offset].count { $0 & 0xC0 != 0x80 }
    }

    public func scalars(_ bytes: Range<Int>) -> Range<Int> {
        scalars(before: bytes.lowerBound)..<scalars(before: bytes.upperBound)
    }
}
