import ArticleReading
import Glibc
import Platform

/// Reads settled files of the inbox.
struct FileReader: ~Copyable {
    private let layout: InboxLayout
    private let limit: Int
    private var reader: LoadedFileReader
    /// Why content must not be parsed; nil if it may be.
    private let reasonAgainst: (String, ContentDigest) -> String?

    /// The result of reading a file.
    enum Result {
        case arrived(ArrivedFile)
        /// It changed while it was read, or a process has it open for writing.
        case unsettled(hasWriter: Bool)
        case gone
        /// It cannot be read, and stays where it is.
        case refused(InboxFailure)
    }

    /// - Parameter reasonAgainst: the reason why a file with this name and content must not
    ///   be parsed; nil if it may be.
    init(
        layout: InboxLayout, options: InboxOptions,
        reasonAgainst: @escaping (String, ContentDigest) -> String? = { _, _ in nil }
    ) {
        self.layout = layout
        limit = options.maxFileSize
        self.reasonAgainst = reasonAgainst
        reader = LoadedFileReader(options: options.reading, limit: 4 * options.maxFileSize)
    }

    /// Reads a file and parses its articles.
    ///
    /// - Parameter reason: why it must not be parsed; then it is only read, for its digest.
    /// - Complexity: O(*n*) in the bytes of the file and of what it unpacks to.
    mutating func read(_ name: String, failing reason: String? = nil) -> Result {
        do throws(InboxFailure) {
            let file = try RootedPath(layout.path(name), roots: [layout.root]).openFile()
            let status = try InboxFailure.of(file.status())
            if let refusal = status.refusal { return .refused(InboxFailure(refusal)) }
            guard status.kind == .file else { return .gone }
            guard status.size <= limit else { return .refused(tooLarge) }
            if file.hasWriter == true { return .unsettled(hasWriter: true) }
            let bytes = try InboxFailure.of(file.bytes(expecting: status.size))
            // A process that wrote meanwhile has changed the stamp or still has it open.
            guard try InboxFailure.of(file.status().stamp) == status.stamp, file.hasWriter != true else {
                return .unsettled(hasWriter: file.hasWriter == true)
            }
            return .arrived(arrival(name, bytes, status.stamp, failing: reason))
        } catch {
            return [ENOENT, ENOTDIR].contains(error.errorNumber) ? .gone : .refused(error)
        }
    }

    /// The content of a file compared with a digest.
    enum Content {
        case same(FileStamp)
        case another
        case gone
        /// It cannot be read at the moment.
        case unreadable(InboxFailure)
    }

    /// Whether a file has a certain content.
    ///
    /// - Complexity: O(*n*) in the bytes of the file.
    func content(of name: String, comparedTo digest: ContentDigest) -> Content {
        do throws(InboxFailure) {
            let file = try RootedPath(layout.path(name), roots: [layout.root]).openFile()
            let status = try InboxFailure.of(file.status())
            guard status.kind == .file else { return .gone }
            guard status.size <= limit else { return .unreadable(tooLarge) }
            let bytes = try InboxFailure.of(file.bytes(expecting: status.size))
            guard ContentDigest(of: bytes) == digest,
                try InboxFailure.of(file.status().stamp) == status.stamp
            else {
                return .another
            }
            return .same(status.stamp)
        } catch {
            // A link or pipe is not the file that was judged.
            return [ENOENT, ENOTDIR, ELOOP, ENXIO].contains(error.errorNumber) ? .gone : .unreadable(error)
        }
    }

    private var tooLarge: InboxFailure {
        InboxFailure(
            "larger than \(ReadingOptions.sizeText(limit)); raise --max-file-size, or split the file",
            errorNumber: EFBIG)
    }

    private mutating func arrival(
        _ name: String, _ bytes: [UInt8], _ stamp: FileStamp, failing reason: String?
    ) -> ArrivedFile {
        let digest = ContentDigest(of: bytes)
        var file = ArrivedFile(
            name: name, digest: digest, size: bytes.count, receivedAt: WallClock.secondsSince1970,
            articles: [], failure: reason ?? reasonAgainst(name, digest), stamp: stamp)
        guard file.failure == nil else { return file }
        let content = reader.read(bytes, name: name)
        file.articles = content.articles
        file.failure = Self.failure(content)
        return file
    }

    /// Why a file, or a part of it, could not be read, in one clause; nil if all was read.
    private static func failure(_ content: LoadedFileReader.Content) -> String? {
        guard let first = content.skipped.first else {
            return content.articles.isEmpty ? "it holds no article" : nil
        }
        let reason = first.clause
        let more = content.skipped.count - 1 + content.furtherSkipped
        return more == 0 ? reason : "\(reason); \(more) more records cannot be read"
    }
}
