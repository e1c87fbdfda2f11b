/// A small file read as it is, for what is no article: a list of pairs.
public enum WholeFile {
    /// The bytes of a file, unpacked if it is compressed; `-` is standard input.
    public static func bytes(at path: String) throws(ReadFailure) -> [UInt8] {
        let meter = FileSource.Meter()
        let source = path == "-" ? .standardInput(meter: meter) : try FileSource(path: path, meter: meter)
        var stream = ByteStream(source)
        if let compression = Compression(magic: stream.peek(Compression.magicSize)) {
            stream = try compression.decompress(stream)
        }
        var bytes: [UInt8] = []
        while true {
            let before = bytes.count
            try bytes.append(addingCapacity: 1 << 16) { (output) throws(ReadFailure) in
                try stream.read(into: &output)
            }
            if bytes.count == before { return bytes }
        }
    }
}
