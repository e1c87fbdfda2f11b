/// How bytes are compressed, by how they begin: names lie.
enum Compression {
    case gzip
    case zstandard
    /// xz or bzip2, which libarchive tells apart itself.
    case other

    /// What the names of compressed files end in.
    static let endings = ["gz", "zst", "xz", "bz2"]

    static let gzipMagic: [UInt8] = [0x1F, 0x8B]
    private static let xzMagic: [UInt8] = [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]
    /// Behind "BZh" and a digit: pi for a block, its root for an empty file.
    private static let bzip2Magics: [[UInt8]] = [
        [0x31, 0x41, 0x59, 0x26, 0x53, 0x59], [0x17, 0x72, 0x45, 0x38, 0x50, 0x90],
    ]

    /// The bytes that are needed to tell.
    static let magicSize = 10

    init?(magic bytes: ArraySlice<UInt8>) {
        if bytes.starts(with: Self.gzipMagic) {
            self = .gzip
        } else if ZstandardFrames.Magic(bytes) != nil {
            self = .zstandard
        } else if bytes.starts(with: Self.xzMagic) {
            self = .other
        } else if bytes.starts(with: "BZh".utf8),
            Self.bzip2Magics.contains(where: { bytes.dropFirst(4).starts(with: $0) })
        {
            self = .other
        } else {
            return nil
        }
    }

    /// The unpacked bytes, each of which is charged to `budget`.
    func decompress(_ stream: ByteStream, budget: UnpackingBudget) throws(ReadFailure) -> ByteStream {
        switch self {
        case .gzip: return ByteStream(GzipSource(stream, budget: budget))
        case .zstandard, .other:
            let frames = self == .zstandard ? ZstandardFrames(stream) : nil
            let packed = frames.map { ByteStream($0) } ?? stream
            let archive = try LibArchive(packed, as: .compressedFile, budget: budget)
            // The one entry of a file that is merely compressed.
            _ = try archive.nextEntry()
            return ByteStream(EntrySource(archive, frames: frames, isWholeFile: frames == nil))
        }
    }
}

/// Files that hold files.
enum ArchiveForm: String, CaseIterable {
    case zip, tar

    /// What their names end in.
    static let endings = allCases.map(\.rawValue) + ["tgz"]

    /// Nil for what begins like none.
    init?(head: ArraySlice<UInt8>) {
        if Self.zipMagics.contains(where: { head.starts(with: $0.utf8) }) {
            self = .zip
        } else if head.dropFirst(257).starts(with: "ustar".utf8) {
            self = .tar
        } else {
            return nil
        }
    }

    /// Of an archive with and of one without entries.
    private static let zipMagics = ["PK\u{3}\u{4}", "PK\u{5}\u{6}"]
}
