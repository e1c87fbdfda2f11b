import ArticleReading
import Glibc
import Platform

/// Reads settled files of the inbox.
struct FileReader: ~Copyable {
    private let layout: InboxLayout
    private let limit: Int
    private var reader: LoadedFileReader
    /// Why content is not to be looked into; nil for what may be.
    private let reasonAgainst: (String, ContentDigest) -> String?

    /// What came of an attempt.
    enum Result {
        case arrived(ArrivedFile)
        /// It changed while it was read, or somebody has it open for writing.
        case unsettled(hasWriter: Bool)
        case gone
        /// It cannot be read, and stays where it is.
        case refused(InboxFailure)
    }

    /// - Parameter reasonAgainst: says of a name and content why it is not to
    ///   be looked into; nil if it may be.
    init(
        layout: InboxLayout, options: InboxOptions,
        reasonAgainst: @escaping (String, ContentDigest) -> String? = { _, _ in nil }
    ) {
        self.layout = layout
        limit = options.maxFileSize
        self.reasonAgainst = reasonAgainst
        reader = LoadedFileReader(options: options.reading, limit: 4 * options.maxFileSize)
    }

    /// - Parameter reason: why its content is not to be looked into: then only
    ///   its bytes are read, for their digest.
    mutating func read(_ name: String, failing reason: String? = nil) -> Result {
        do throws(InboxFailure) {
            let file = try RootedPath(layout.path(name), roots: [layout.root]).openFile()
            let status = try InboxFailure.of(file.status())
            if let refusal = status.refusal { return .refused(InboxFailure(refusal)) }
            guard status.kind == .file else { return .gone }
            guard status.size <= limit else { return .refused(tooLarge) }
            if file.hasWriter == true { return .unsettled(hasWriter: true) }
            let bytes = try InboxFailure.of(file.bytes(expecting: status.size))
            // Whoever wrote meanwhile left a mark, or has it open still.
            guard try InboxFailure.of(file.status().stamp) == status.stamp, file.hasWriter != true else {
                return .unsettled(hasWriter: file.hasWriter == true)
            }
            return .arrived(arrival(name, bytes, status.stamp, failing: reason))
        } catch {
            return [ENOENT, ENOTDIR].contains(error.errorNumber) ? .gone : .refused(error)
        }
    }

    /// What there is under a name of which the content is known.
    enum Content {
        case same(FileStamp)
        case another
        case gone
        /// It cannot be told at the moment.
        case unreadable(InboxFailure)
    }

    /// Whether a file has a certain content.
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
            // A link or a pipe is not what was judged either.
            return [ENOENT, ENOTDIR, ELOOP, ENXIO].contains(error.errorNumber) ? .gone : .unreadable(error)
        }
    }

    private var tooLarge: InboxFailure {
        InboxFailure(
            "larger than \(ReadingOptions.sizeText(limit)); raise --max-file-size, or cut it into several files",
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

    /// Why a file, or a part of it, could not be read, in one clause.
    private static func failure(_ content: LoadedFileReader.Content) -> String? {
        guard let first = content.skipped.first else {
            return content.articles.isEmpty ? "there is no article in it" : nil
        }
        let reason = first.clause
        let more = content.skipped.count - 1 + content.furtherSkipped
        return more == 0 ? reason : "\(reason); and \(more) more of its records cannot be read"
    }
}
