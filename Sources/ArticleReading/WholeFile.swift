/// A small file read as it is, for what is no article: a list of pairs.
public enum WholeFile {
    /// The most bytes, unpacked: some ten million pairs.
    public static let limit = 1 << 30

    /// The bytes of a file, unpacked if it is compressed; `-` is standard input.
    public static func bytes(at path: String, limit: Int = limit) throws(ReadFailure) -> [UInt8] {
        let meter = FileSource.Meter()
        let source = try path == "-" ? .standardInput(meter: meter) : FileSource(path: path, meter: meter)
        var stream = ByteStream(source)
        if let compression = Compression(magic: stream.peek(Compression.magicSize)) {
            stream = try compression.decompress(stream, budget: UnpackingBudget(.bytes(limit), meter: meter))
        }
        var bytes: [UInt8] = []
        while true {
            let before = bytes.count
            try bytes.append(addingCapacity: 1 << 16) { (output) throws(ReadFailure) in
                try stream.read(into: &output)
            }
            if bytes.count == before { return bytes }
            if bytes.count > limit { throw ReadFailure("longer than \(ReadingOptions.sizeText(limit))") }
        }
    }
}
