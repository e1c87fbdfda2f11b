import Glibc
public import Platform

/// A segment in a file: a magic number, the length of a head and its checksum; in
/// the head the scheme and how much there is of each part; then the parts, each
/// as it lies in memory.
extension Segment {
    private static let magic: UInt64 = 0x3130_7367_6573_6377  // "wcsegs01"
    private static let lists: [any KeyPath<Segment, PostingList> & Sendable] = [
        \Segment.bands, \Segment.shingles, \Segment.words,
    ]

    /// Writes the segment as a draft, and gives the file its name when it is on the
    /// disk.
    ///
    /// - Parameters:
    ///   - folder: where to; it must be there.
    ///   - name: of the file, replaced if it is there.
    public func write(to folder: String, as name: String) throws(SystemError) {
        try Self.merge([self], to: folder, as: name)
    }

    /// Writes several segments as one, without some documents: a partition at a time
    /// is in memory.
    ///
    /// - Precondition: they have one scheme, and no document is in two.
    /// - Throws: also if one of them cannot be read.
    ///
    /// - Complexity: O(*n*) for *n* postings.
    public static func merge(
        _ segments: [Segment], without gone: Set<UInt32> = [], to folder: String, as name: String
    ) throws(SystemError) {
        precondition(Set(segments.map(\.scheme)).count == 1, "segments of one scheme are merged")
        let path = folder + "/" + name
        let draft = path + ".draft"
        unsafe unlink(draft)
        let file = try Descriptor(draft, O_WRONLY | O_CREAT | O_EXCL, permissions: 0o644)
        var isFinished = false
        defer { if !isFinished { unsafe unlink(draft) } }
        let texts = segments.flatMap(\.texts).filter { !gone.contains($0.document) }
            .sorted { $0.document < $1.document }
        var head = HeadParts(
            scheme: segments[0].scheme, texts: texts.count, words: texts.reduce(0) { $0 + Int($1.words) })
        // Written over when all is known.
        try file.write([magic, UInt64(head.numbers.count), 0] + head.numbers)
        try file.write(texts)
        var spare: [Posting] = []
        for list in lists {
            let most = list === lists.last ? maxHaving(of: texts.count) : .max
            var starts = [0]
            for number in 0..<PostingList.partitionCount {
                var postings: [Posting] = []
                for segment in segments {
                    guard let partition = segment[keyPath: list].wholePartition(number) else {
                        throw SystemError(EIO)
                    }
                    for posting in partition.postings where !gone.contains(posting.document) {
                        postings.append(posting)
                    }
                }
                let partition = PostingPartition(postings, spare: &spare).thinned(most: most)
                try file.write(partition.postings)
                starts.append(starts.last! + partition.count)
            }
            head.lists.append(starts)
        }
        try file.rewind()
        try file.write([magic, UInt64(head.numbers.count), checksum(head.numbers)] + head.numbers)
        try file.sync()
        guard unsafe rename(draft, path) == 0 else { throw .last }
        isFinished = true
        try Descriptor(folder, O_RDONLY | O_DIRECTORY).sync()
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
        guard let file = try? RandomAccessFile(path: path), let head = Self.head(of: file),
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
        var lists: [[Int]] = []

        init(scheme: String, texts: Int, words: Int) {
            self.scheme = scheme
            self.texts = texts
            self.words = words
        }

        private static let starts = PostingList.partitionCount + 1

        /// As written: the length of the scheme, the scheme, and the numbers.
        var numbers: [UInt64] {
            var bytes = Array(scheme.utf8)
            while bytes.count % 8 > 0 { bytes.append(0) }
            let name = stride(from: 0, to: bytes.count, by: 8).map { start in
                bytes[start..<start + 8].reversed().reduce(0) { $0 << 8 | UInt64($1) }
            }
            let starts = lists.joined().map(UInt64.init)
            return [UInt64(scheme.utf8.count)] + name + [UInt64(texts), UInt64(words)] + starts
                + Array(repeating: 0, count: 3 * Self.starts - starts.count)
        }

        init?(_ head: [UInt64]) {
            guard let length = head.first.flatMap({ Int(exactly: $0) }), length <= 8 * head.count else {
                return nil
            }
            let numbers = head.dropFirst(1 + (length + 7) / 8).map { Int(truncatingIfNeeded: $0) }
            guard numbers.count == 2 + 3 * Self.starts, numbers.allSatisfy({ $0 >= 0 }) else { return nil }
            let bytes = head[1..<1 + (length + 7) / 8].flatMap { number in
                (0..<8).map { UInt8(truncatingIfNeeded: number >> UInt64(8 * $0)) }
            }
            scheme = String(decoding: bytes.prefix(length), as: UTF8.self)
            (texts, words) = (numbers[0], numbers[1])
            lists = (0..<3).map { Array(numbers[2 + $0 * Self.starts..<2 + ($0 + 1) * Self.starts]) }
            guard lists.allSatisfy({ $0[0] == 0 && zip($0, $0.dropFirst()).allSatisfy(<=) }) else {
                return nil
            }
        }
    }
}
