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
