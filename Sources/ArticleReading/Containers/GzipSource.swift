import CZlib

/// Decompresses gzip, also where several members follow one another.
///
/// By zlib itself, because libarchive throws away up to 64 KiB of what it has
/// already decompressed when the file breaks off.
@safe final class GzipSource: ByteSource {
    private let stream: ByteStream
    private let budget: UnpackingBudget
    // zlib keeps a pointer to its state, so the state may not move.
    private let state = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    private var input: [UInt8] = []
    private var consumed = 0
    private var isFinished = false
    private var failure: ReadFailure?

    private static let inputSize = 64 << 10
    /// The largest window, and a gzip header expected.
    private static let windowBits: Int32 = 15 + 16

    init(_ stream: ByteStream, budget: UnpackingBudget) {
        self.stream = stream
        self.budget = budget
        unsafe state.initialize(to: z_stream())
        let size = unsafe Int32(MemoryLayout<z_stream>.size)
        if unsafe inflateInit2_(state, Self.windowBits, ZLIB_VERSION, size) != Z_OK {
            failure = ReadFailure("not enough memory to decompress it")
        }
    }

    deinit {
        unsafe inflateEnd(state)
        unsafe state.deallocate()
    }

    func read(into output: inout OutputSpan<UInt8>) throws(ReadFailure) {
        let before = output.count
        while !output.isFull && !isFinished {
            do throws(ReadFailure) {
                if let failure { throw failure }
                if consumed == input.count, try !refill() { throw ReadFailure.endsEarly }
                try inflate(into: &output)
            } catch {
                failure = error
                if output.count > before { return }
                throw error
            }
        }
    }

    /// Takes more compressed bytes; false at the end of the file.
    private func refill() throws(ReadFailure) -> Bool {
        input.removeAll(keepingCapacity: true)
        consumed = 0
        try input.append(addingCapacity: Self.inputSize) { (output) throws(ReadFailure) in
            try stream.read(into: &output)
        }
        return !input.isEmpty
    }

    private func inflate(into output: inout OutputSpan<UInt8>) throws(ReadFailure) {
        let before = output.count
        let result = unsafe output.withUnsafeMutableBufferPointer { buffer, initializedCount in
            unsafe input.withUnsafeMutableBufferPointer { input in
                unsafe state.pointee.next_in = unsafe input.baseAddress! + consumed
                unsafe state.pointee.avail_in = UInt32(input.count - consumed)
                unsafe state.pointee.next_out = unsafe buffer.baseAddress! + initializedCount
                unsafe state.pointee.avail_out = UInt32(clamping: buffer.count - initializedCount)
                let room = unsafe state.pointee.avail_out
                let result = unsafe CZlib.inflate(state, Z_NO_FLUSH)
                consumed = unsafe input.count - Int(state.pointee.avail_in)
                unsafe initializedCount += Int(room - state.pointee.avail_out)
                return result
            }
        }
        try budget.charge(output.count - before)
        switch result {
        case Z_OK, Z_BUF_ERROR: return
        case Z_STREAM_END: try startNextMember()
        default: throw ReadFailure.damaged
        }
    }

    /// Goes on with what follows a member, unless it is only padding.
    private func startNextMember() throws(ReadFailure) {
        while true {
            if consumed == input.count, try !refill() { break }
            if input[consumed] == Compression.gzipMagic[0] {
                unsafe inflateReset(state)
                return
            }
            guard input[consumed] == 0 else { throw ReadFailure.followedByOther }
            consumed += 1
        }
        isFinished = true
    }
}

extension ReadFailure {
    static let endsEarly = ReadFailure("the compressed data ends early; fetch the file again")
    static let followedByOther = ReadFailure(
        "something that is not compressed follows the compressed data; it was not read")
    static let damaged = ReadFailure("the compressed data is damaged; fetch the file again")
}
