import CLibArchive
import Glibc

/// What libarchive unpacks: the entries of zip and tar, and files compressed
/// with Zstandard, xz or bzip2.
///
/// When such a file breaks off, libarchive drops what it holds of the last
/// block of decompressed bytes (64 to 128 KiB).
@safe final class LibArchive {
    enum Form { case entries, compressedFile }

    struct Entry {
        var name: String
        /// Whether it has bytes of its own: no folder, no link.
        var isFile: Bool
        var isEncrypted: Bool
        /// In bytes, where the archive says so.
        var size: Int?
    }

    private let stream: ByteStream
    private let budget: UnpackingBudget
    private let form: Form
    private let archive: OpaquePointer
    private let input = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 64 << 10)
    /// Decompressed bytes not given yet; libarchive's, until its next call.
    private var pending = unsafe UnsafeRawBufferPointer(start: nil, count: 0)
    /// What is wrong with the entry or the archive.
    private var failure: ReadFailure?
    /// Whether nothing more can be read, not even another entry.
    private(set) var isBroken = false
    private var isAtEnd = false
    private var isInEntry = false
    /// Whether libarchive went to another place since it opened the file: it
    /// does so for a zip archive's table of contents and for every entry.
    private var hasSought = false
    /// Bytes given to libarchive.
    private var supplied = 0

    /// - Parameter budget: what is charged for bytes that are unpacked here.
    init(_ stream: ByteStream, as form: Form, budget: UnpackingBudget) throws(ReadFailure) {
        self.stream = stream
        self.budget = budget
        self.form = form
        unsafe archive = unsafe archive_read_new()
        switch form {
        case .entries:
            unsafe archive_read_support_format_tar(archive)
            unsafe archive_read_support_format_zip(archive)
        case .compressedFile:
            unsafe archive_read_support_filter_zstd(archive)
            unsafe archive_read_support_filter_xz(archive)
            unsafe archive_read_support_filter_bzip2(archive)
            unsafe archive_read_support_format_raw(archive)
        }
        unsafe archive_read_support_format_empty(archive)
        try open()
    }

    deinit {
        unsafe archive_read_free(archive)
        unsafe input.deallocate()
    }

    private func open() throws(ReadFailure) {
        // Not retained: libarchive calls back only while it is called.
        unsafe archive_read_set_callback_data(archive, Unmanaged.passUnretained(self).toOpaque())
        unsafe archive_read_set_read_callback(archive) { _, context, bytes in
            unsafe LibArchive.from(context).supply(bytes!)
        }
        // A zip archive has its table of contents at the end.
        if stream.position == 0 && stream.seek(to: 0) {
            unsafe archive_read_set_seek_callback(archive) { _, context, offset, origin in
                unsafe LibArchive.from(context).seek(by: Int(offset), from: origin)
            }
        }
        let result = unsafe archive_read_open1(archive)
        if result != ARCHIVE_OK { throw fail(result) }
        hasSought = false
    }

    private static func from(_ context: UnsafeMutableRawPointer?) -> LibArchive {
        unsafe Unmanaged<LibArchive>.fromOpaque(context!).takeUnretainedValue()
    }

    private func supply(_ bytes: UnsafeMutablePointer<UnsafeRawPointer?>) -> Int {
        unsafe bytes.pointee = unsafe UnsafeRawPointer(input.baseAddress)
        var output = unsafe OutputSpan(buffer: input, initializedCount: 0)
        do throws(ReadFailure) {
            try stream.read(into: &output)
            // A table of contents can lead to the same bytes again and again.
            supplied += output.count
            if let size = stream.size, supplied > size { try budget.charge(output.count) }
        } catch {
            failure = error
            return Int(ARCHIVE_FATAL)
        }
        return unsafe output.finalize(for: input)
    }

    private func seek(by offset: Int, from origin: Int32) -> Int64 {
        let base =
            switch origin {
            case SEEK_SET: 0
            case SEEK_CUR: stream.position
            default: stream.size ?? 0
            }
        let target = base + offset
        hasSought = true
        return target >= 0 && stream.seek(to: target) ? Int64(target) : Int64(ARCHIVE_FATAL)
    }

    /// Goes on to the next entry; nil at the end.
    func nextEntry() throws(ReadFailure) -> Entry? {
        if isBroken { return nil }
        try passOverRest()
        failure = nil
        unsafe pending = unsafe UnsafeRawBufferPointer(start: nil, count: 0)
        // libarchive gives names in the character set of the thread's locale
        // and leaves them out where that is ASCII and they are not.
        let previous = unsafe uselocale(Self.unicode)
        defer { unsafe uselocale(previous) }
        var entry: OpaquePointer?
        let result = unsafe archive_read_next_header(archive, &entry)
        isAtEnd = result == ARCHIVE_EOF
        isInEntry = !isAtEnd
        if isAtEnd { return nil }
        guard result >= ARCHIVE_WARN, let entry = unsafe entry else { throw fail(result) }
        return unsafe Entry(
            name: Self.name(of: entry),
            isFile: archive_entry_filetype(entry) == Self.regularFile && archive_entry_hardlink(entry) == nil,
            isEncrypted: archive_entry_is_encrypted(entry) != 0,
            size: archive_entry_size_is_set(entry) != 0 ? Int(archive_entry_size(entry)) : nil)
    }

    /// Unpacks what is left of an entry where libarchive would do so itself,
    /// without a word and without end: in a zip archive without a table of
    /// contents.
    private func passOverRest() throws(ReadFailure) {
        guard isInEntry && isZip && !hasSought && failure == nil else { return }
        do throws(ReadFailure) {
            while try nextPending() {}
        } catch {
            // What is wrong with an entry that nobody wants is no matter.
            if isBroken || budget.isExhausted { throw error }
        }
    }

    private var isZip: Bool {
        unsafe archive_format(archive) & ARCHIVE_FORMAT_BASE_MASK == ARCHIVE_FORMAT_ZIP
    }

    /// AE_IFREG, which as a macro with a cast does not reach Swift.
    private static let regularFile: mode_t = 0o100000

    nonisolated(unsafe) private static let unicode = unsafe newlocale(LC_CTYPE_MASK, "C.UTF-8", nil)

    private static func name(of entry: OpaquePointer) -> String {
        // The second is what the archive holds where it is not Unicode.
        guard let name = unsafe archive_entry_pathname_utf8(entry) ?? archive_entry_pathname(entry) else {
            return ""
        }
        return unsafe String(cString: name)
    }

    /// Appends bytes of the entry.
    func read(into output: inout OutputSpan<UInt8>) throws(ReadFailure) {
        let before = output.count
        while !output.isFull {
            guard let start = unsafe pending.baseAddress, unsafe !pending.isEmpty else {
                do throws(ReadFailure) {
                    guard try nextPending() else { return }
                } catch {
                    if output.count > before { return }
                    throw error
                }
                continue
            }
            unsafe output.withUnsafeMutableBufferPointer { buffer, initializedCount in
                let count = unsafe min(pending.count, buffer.count - initializedCount)
                unsafe UnsafeMutableRawPointer(buffer.baseAddress! + initializedCount)
                    .copyMemory(from: start, byteCount: count)
                unsafe pending = unsafe UnsafeRawBufferPointer(rebasing: pending[count...])
                initializedCount += count
            }
        }
    }

    /// Has more of the entry decompressed; false at its end.
    private func nextPending() throws(ReadFailure) -> Bool {
        if let failure { throw failure }
        if isAtEnd { return false }
        var bytes: UnsafeRawPointer?
        var count = 0
        var offset: Int64 = 0
        // Not archive_read_data, which forgets what it has copied when
        // something breaks.
        let result = unsafe archive_read_data_block(archive, &bytes, &count, &offset)
        if result == ARCHIVE_EOF { return false }
        // A mere warning here says that a checksum is wrong.
        guard result == ARCHIVE_OK else { throw fail(result) }
        // Of tar, the bytes are those of the stream, which are charged there.
        if form == .compressedFile || isZip { try budget.charge(count) }
        unsafe pending = unsafe UnsafeRawBufferPointer(start: bytes, count: count)
        return true
    }

    /// Whether something stands behind what was compressed, once all of that is
    /// unpacked; libarchive passes over it.
    var hasRest: Bool { unsafe archive_filter_bytes(archive, -1) < supplied }

    /// The failure libarchive reports, or the one of the file under it.
    private func fail(_ result: Int32) -> ReadFailure {
        isBroken = result == ARCHIVE_FATAL
        if let failure { return failure }
        let message = unsafe archive_error_string(archive).map { unsafe String(cString: $0) } ?? ""
        let reason: ReadFailure =
            if Self.endings.contains(where: message.contains) {
                .endsEarly
            } else if Self.shortages.contains(where: message.contains) {
                ReadFailure("it takes more memory to unpack than there is for it; unpack it first")
            } else if Self.inabilities.contains(where: message.contains) {
                ReadFailure("packed in a way that cannot be read; unpack it first")
            } else if message.contains("Unrecognized archive format") {
                ReadFailure("not a zip or tar archive")
            } else {
                .damaged
            }
        failure = reason
        return reason
    }

    /// What libarchive's messages have in them when a file ends early.
    private static let endings = ["runcated", "No progress is possible", "nexpected end"]
    /// When memory is short.
    private static let shortages = ["too much memory", "Out of memory", "t allocate"]
    /// When the file is whole but beyond libarchive.
    private static let inabilities = ["nsupported", "not supported", "nrecognized compression"]
}

/// The bytes of the entry an archive stands at.
final class EntrySource: ByteSource {
    private let archive: LibArchive
    private let frames: ZstandardFrames?
    /// Whether there is nothing in the file beside the entry.
    private let isWholeFile: Bool
    let size: Int?

    /// - Parameters:
    ///   - frames: what the archive is unpacked from, if that can say more of its
    ///     end.
    ///   - isWholeFile: whether there is nothing in the file beside the entry.
    init(
        _ archive: LibArchive, size: Int? = nil, frames: ZstandardFrames? = nil, isWholeFile: Bool = false
    ) {
        self.isWholeFile = isWholeFile
        self.archive = archive
        self.size = size
        self.frames = frames
    }

    func read(into output: inout OutputSpan<UInt8>) throws(ReadFailure) {
        let before = output.count
        try archive.read(into: &output)
        guard output.count == before, !output.isFull else { return }
        if let failure = frames?.trailing { throw failure }
        if isWholeFile, archive.hasRest { throw .followedByOther }
    }
}
