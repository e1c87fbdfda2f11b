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

/// How much may be unpacked of one file, all its layers together.
///
/// A few bytes can stand for more than there is time or memory for. So what is
/// unpacked counts when it is, whether it is kept then or passed over.
final class UnpackingBudget {
    enum Bound {
        /// The same for every file.
        case bytes(Int)
        /// In proportion to what was read of the file.
        case proportional
    }

    private let bound: Bound
    private let meter: FileSource.Meter
    private var unpacked = 0
    /// What the meter showed when the file was opened.
    private var start = 0
    /// Whether nothing more of the file is to be unpacked.
    private(set) var isExhausted = false

    /// What any file may unpack to, in bytes.
    private static let floor = 256 << 20
    /// The bytes that one byte read may become beyond that. Text packs to a
    /// fifth of its size, the same text over and over to a hundredth.
    private static let ratio = 200

    init(_ bound: Bound, meter: FileSource.Meter) {
        self.bound = bound
        self.meter = meter
    }

    /// Begins with another file.
    func renew() {
        unpacked = 0
        start = meter.bytes
        isExhausted = false
    }

    /// Counts bytes that were just unpacked.
    func charge(_ count: Int) throws(ReadFailure) {
        unpacked += count
        switch bound {
        case .bytes(let limit):
            guard unpacked > limit else { return }
            isExhausted = true
            throw ReadFailure("unpacks to more than \(ReadingOptions.sizeText(limit)); the rest was not read")
        case .proportional:
            let read = meter.bytes - start
            guard unpacked > Self.floor + Self.ratio * read else { return }
            isExhausted = true
            throw ReadFailure(
                "unpacks to more than \(Self.ratio) times its size, as no text does; "
                    + "the rest was not read; if it is sound, unpack it first")
        }
    }
}
