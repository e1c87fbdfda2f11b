import ArticleReading
import Glibc

/// Reads settled files of the inbox.
struct FileReader: ~Copyable {
    private let layout: InboxLayout
    private let limit: Int
    private var reader: LoadedFileReader

    /// What came of an attempt.
    enum Result {
        case arrived(ArrivedFile)
        /// Somebody is writing to it, or wrote while it was read.
        case unsettled
        case gone
        /// It cannot be read, and stays where it is.
        case refused(String)
    }

    init(layout: InboxLayout, options: InboxOptions) {
        self.layout = layout
        limit = options.maxFileSize
        reader = LoadedFileReader(options: options.reading, limit: 4 * options.maxFileSize)
    }

    mutating func read(_ name: String) -> Result {
        do throws(InboxFailure) {
            let file = try OpenFile(path: layout.path(name))
            let status = try file.status()
            if let refusal = status.refusal { return .refused(refusal) }
            guard status.kind == .file else { return .gone }
            guard status.stamp.size <= limit else { return .refused(tooLarge) }
            if file.hasWriter == true { return .unsettled }
            let bytes = try file.bytes(size: status.stamp.size)
            // Whoever wrote meanwhile left a mark, or has it open still.
            guard try file.status().stamp == status.stamp, file.hasWriter != true else { return .unsettled }
            return .arrived(arrival(name, bytes, status.stamp))
        } catch {
            return error.errorNumber == ENOENT ? .gone : .refused(error.description)
        }
    }

    /// The stamp of a file that has a certain content; nil if it has another.
    func stamp(of name: String, with digest: ContentDigest) -> FileStamp? {
        guard let file = try? OpenFile(path: layout.path(name)), let status = try? file.status(),
            status.kind == .file, status.stamp.size <= limit,
            let bytes = try? file.bytes(size: status.stamp.size), ContentDigest(of: bytes) == digest
        else { return nil }
        return status.stamp
    }

    private var tooLarge: String {
        "larger than \(limit >> 20) MiB; raise --max-file-size, or cut it into several files"
    }

    private mutating func arrival(_ name: String, _ bytes: [UInt8], _ stamp: FileStamp) -> ArrivedFile {
        let content = reader.read(bytes, name: name)
        return ArrivedFile(
            name: name, digest: ContentDigest(of: bytes), size: bytes.count,
            receivedAt: WallClock.secondsSince1970, articles: content.articles,
            failure: Self.failure(content), stamp: stamp)
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
