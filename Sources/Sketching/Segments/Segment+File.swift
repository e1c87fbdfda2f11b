import Glibc

/// Why a segment could not be written.
public struct SegmentFailure: Error, Sendable {
    /// The system's error number.
    public let errorNumber: Int32
}

/// A segment in a file: a magic number, the length of a head and its checksum; in
/// the head the scheme and how much there is of each part; then the parts, each
/// as it lies in memory.
extension Segment {
    private static let magic: UInt64 = 0x3130_7367_6573_6377  // "wcsegs01"
    private static let lists = [\Segment.bands, \Segment.shingles, \Segment.words]

    /// Writes the segment under a hidden name, and gives it its own when it is on
    /// the disk.
    ///
    /// - Parameters:
    ///   - folder: where to; it must be there.
    ///   - name: of the file, replaced if it is there.
    public func write(to folder: String, as name: String) throws(SegmentFailure) {
        let draft = folder + "/." + name + ".draft"
        unlink(draft)
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw SegmentFailure(errorNumber: errno) }
        do throws(SegmentFailure) {
            defer { close(descriptor) }
            try write(to: descriptor)
            guard fsync(descriptor) == 0 else { throw SegmentFailure(errorNumber: errno) }
        } catch {
            unlink(draft)
            throw error
        }
        guard rename(draft, folder + "/" + name) == 0 else { throw SegmentFailure(errorNumber: errno) }
        let opened = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard opened >= 0 else { throw SegmentFailure(errorNumber: errno) }
        defer { close(opened) }
        guard fsync(opened) == 0 else { throw SegmentFailure(errorNumber: errno) }
    }

    private func write(to descriptor: Int32) throws(SegmentFailure) {
        var head: [UInt64] = [UInt64(scheme.utf8.count)]
        var name = Array(scheme.utf8)
        while name.count % 8 > 0 { name.append(0) }
        for start in stride(from: 0, to: name.count, by: 8) {
            head.append(name[start..<start + 8].reversed().reduce(0) { $0 << 8 | UInt64($1) })
        }
        head += [UInt64(texts.count), UInt64(wordCount)]
        for list in Self.lists {
            head += self[keyPath: list].starts.map(UInt64.init)
        }
        try Self.write([Self.magic, UInt64(head.count), Self.checksum(head)], to: descriptor)
        try Self.write(head, to: descriptor)
        try Self.write(texts, to: descriptor)
        for list in Self.lists {
            try Self.write(self[keyPath: list].postings, to: descriptor)
        }
    }

    private static func write(
        _ elements: FlatArray<some BitwiseCopyable & Sendable>, to descriptor: Int32
    ) throws(SegmentFailure) {
        try write(elements.elements, to: descriptor)
    }

    private static func write(
        _ elements: [some BitwiseCopyable], to descriptor: Int32
    ) throws(SegmentFailure) {
        let errorNumber: Int32 = unsafe elements.withUnsafeBytes { bytes in
            var done = 0
            while done < bytes.count {
                let count = unsafe Glibc.write(
                    descriptor, bytes.baseAddress! + done, min(bytes.count - done, 1 << 22))
                if count < 0, errno != EINTR { return errno }
                done += max(0, count)
            }
            return 0
        }
        guard errorNumber == 0 else { throw SegmentFailure(errorNumber: errorNumber) }
    }

    private static func checksum(_ numbers: [UInt64]) -> UInt64 {
        numbers.reduce(0x9E37_79B9_7F4A_7C15) { Mixing.mix($0 ^ $1, 0x2545_F491_4F6C_DD1D) }
    }

    /// The segment in a file; nil where there is none that was made by this scheme and
    /// is as long as it says.
    ///
    /// The postings stay in the file and are not looked through: whoever asks a
    /// segment must be ready to be told of documents that are not there.
    ///
    /// - Complexity: O(*n*) for *n* texts, 32 bytes each.
    public init?(in path: String, scheme: String) {
        guard let file = RandomAccessFile(path: path), let head = Self.head(of: file),
            let parts = HeadParts(head), parts.scheme == scheme
        else { return nil }
        var offset = 8 * (3 + head.count)
        func part<Element>(_ count: Int, of type: Element.Type) -> FlatArray<Element>? {
            let size = count.multipliedReportingOverflow(by: MemoryLayout<Element>.stride)
            guard !size.overflow, size.partialValue <= file.count - offset else { return nil }
            defer { offset += size.partialValue }
            return FlatArray(in: file, offset: offset, count: count)
        }
        guard let texts = part(parts.texts, of: Text.self)?.elements, texts.count == parts.texts else {
            return nil
        }
        var lists: [PostingList] = []
        for starts in parts.lists {
            guard let postings = part(starts.last!, of: Posting.self) else { return nil }
            lists.append(PostingList(postings, starts: starts))
        }
        guard offset == file.count else { return nil }
        self.init(
            scheme: scheme, texts: texts, wordCount: parts.words, bands: lists[0], shingles: lists[1],
            words: lists[2])
    }

    /// The numbers of a file's head; nil where they are not what was written.
    private static func head(of file: RandomAccessFile) -> [UInt64]? {
        let start = file.elements(from: 0, count: 3, of: UInt64.self)
        guard start.count == 3, start[0] == magic, start[1] <= 1 << 16 else { return nil }
        let head = file.elements(from: 24, count: Int(start[1]), of: UInt64.self)
        return head.count == start[1] && checksum(head) == start[2] ? head : nil
    }

    /// What a head says.
    private struct HeadParts {
        let scheme: String
        let texts: Int
        let words: Int
        /// Where the partitions of each begin, and the last ends.
        let lists: [[Int]]

        init?(_ head: [UInt64]) {
            guard let length = head.first.flatMap({ Int(exactly: $0) }), length <= 8 * head.count else {
                return nil
            }
            let numbers = head.dropFirst(1 + (length + 7) / 8).map { Int(truncatingIfNeeded: $0) }
            let size = PostingList.partitionCount + 1
            guard numbers.count == 2 + 3 * size, numbers.allSatisfy({ $0 >= 0 }) else {
                return nil
            }
            let bytes = head[1..<1 + (length + 7) / 8].flatMap { number in
                (0..<8).map { UInt8(truncatingIfNeeded: number >> UInt64(8 * $0)) }
            }
            scheme = String(decoding: bytes.prefix(length), as: UTF8.self)
            let first = numbers.startIndex
            (texts, words) = (numbers[first], numbers[first + 1])
            lists = (0..<3).map { list in
                Array(numbers[first + 2 + list * size..<first + 2 + (list + 1) * size])
            }
            guard lists.allSatisfy({ $0[0] == 0 && zip($0, $0.dropFirst()).allSatisfy(<=) }) else {
                return nil
            }
        }
    }
}
