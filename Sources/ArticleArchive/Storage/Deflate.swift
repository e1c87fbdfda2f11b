import CZlib

/// Texts as zlib streams, led by their length.
enum Deflate {
    /// nil if there is not enough memory.
    static func compressed(_ text: ArraySlice<UInt8>) -> [UInt8]? {
        let length = UInt32(text.count)
        var bytes: [UInt8] = (0..<4).map { UInt8(truncatingIfNeeded: length >> UInt32(8 * $0)) }
        let bound = Int(compressBound(UInt(text.count)))
        var isDone = false
        bytes.append(addingCapacity: bound) { output in
            unsafe output.withUnsafeMutableBufferPointer { buffer, count in
                unsafe text.withUnsafeBufferPointer { text in
                    var size = UInt(bound)
                    let result = unsafe compress2(
                        buffer.baseAddress, &size, text.baseAddress, UInt(text.count), 1)
                    isDone = result == Z_OK
                    count = isDone ? Int(size) : 0
                }
            }
        }
        return isDone ? bytes : nil
    }

    /// nil if the bytes are damaged.
    static func decompressed(_ bytes: [UInt8]) -> [UInt8]? {
        guard bytes.count > 4 else { return nil }
        let length = bytes[..<4].reversed().reduce(0) { $0 << 8 | Int($1) }
        // A stream gives at most 1032 times its size (zlib's own bound).
        guard length <= (bytes.count + 16) * 1032 else { return nil }
        var text: [UInt8] = []
        var isDone = false
        text.append(addingCapacity: length) { output in
            unsafe output.withUnsafeMutableBufferPointer { buffer, count in
                unsafe bytes.withUnsafeBufferPointer { bytes in
                    var size = UInt(length)
                    let result = unsafe uncompress(
                        buffer.baseAddress, &size, bytes.baseAddress! + 4, UInt(bytes.count - 4))
                    isDone = result == Z_OK && size == length
                    count = isDone ? length : 0
                }
            }
        }
        return isDone || length == 0 ? text : nil
    }
}
