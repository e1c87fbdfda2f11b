import Glibc
import Platform

/// The one process that may write to an archive: a lock on a file that says
/// who holds it.
///
/// The system gives the lock up when the process ends, however it ends. What
/// the file says stays if that was not as it should be: then the database has
/// a log, without which what was written last is missing.
final class WriterLock: Sendable {
    private let file: Descriptor
    private let path: String
    /// Whether the process before this one ended without giving the lock up, its
    /// log beside the database.
    let isLeftBehind: Bool

    init(folder: String) throws(ArchiveError) {
        path = folder + "/lock"
        do throws(SystemError) {
            file = try Descriptor(
                path, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK, permissions: 0o644)
        } catch {
            throw ArchiveError(kind: .failed, "cannot write '\(path)': \(error); look at its permissions")
        }
        guard (try? file.status().isOwnFile) == true else {
            throw ArchiveError(
                kind: .failed, "cannot write '\(path)': it is no file of its own; move it away")
        }
        guard Self.tryAcquire(file) else {
            throw ArchiveError(
                kind: .inUse, "the archive '\(folder)' is in use by \(Self.holder(file)); stop that first")
        }
        isLeftBehind = Self.text(file).hasSuffix(Self.logMark)
        write(Self.owner + (isLeftBehind ? Self.logMark : ""))
    }

    /// Whether the file is still the one at its path: else another process may
    /// have locked the one that is there.
    var isInPlace: Bool {
        guard let there = try? FileStatus(path: path, followsLinks: false), let own = try? file.status()
        else { return false }
        return own.identity == there.identity
    }

    /// Notes that there is a log beside the database from now on.
    func noteLog() { write(Self.owner + Self.logMark) }

    /// Notes that all is in the database: nothing is missing without the log.
    func release() { write("") }

    private static let logMark = "with a log\n"

    private func write(_ text: String) {
        var bytes = Array(text.utf8)
        _ = unsafe pwrite(file.number, &bytes, bytes.count, 0)
        ftruncate(file.number, bytes.count)
    }

    private static func text(_ file: borrowing Descriptor) -> String {
        String(decoding: file.head(512), as: UTF8.self)
    }

    /// Whether the last process that wrote to the archive in a folder ended
    /// without giving the lock up, its log beside the database.
    static func isLeftBehind(in folder: String) -> Bool {
        guard let file = opened(in: folder) else { return false }
        return (try? file.lock(shared: true)) != nil && text(file).hasSuffix(logMark)
    }

    /// Who writes to the archive in a folder; nil if nobody does.
    static func holder(in folder: String) -> String? {
        guard let file = opened(in: folder) else { return nil }
        return (try? file.lock(shared: true)) != nil ? nil : holder(file)
    }

    private static func opened(in folder: String) -> Descriptor? {
        try? Descriptor(folder + "/lock", O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
    }

    /// Tries for a fifth of a second: who asks for the holder has the lock for
    /// a moment.
    private static func tryAcquire(_ file: borrowing Descriptor) -> Bool {
        for attempt in 0..<20 {
            if (try? file.lock()) != nil { return true }
            if attempt < 19 { usleep(10_000) }
        }
        return false
    }

    private static func holder(_ file: borrowing Descriptor) -> String {
        let line = text(file).prefix { $0 >= " " }
        return line.isEmpty ? "another process" : String(line)
    }

    private static var owner: String {
        let now = UTCTime.now
        return "process \(getpid()) on \(host) since \(now.date) \(now.clockWithSeconds) UTC\n"
    }

    private static var host: String {
        var bytes = [UInt8](repeating: 0, count: 256)
        let result = unsafe bytes.withUnsafeMutableBytes { buffer in
            unsafe gethostname(buffer.baseAddress!, buffer.count - 1)
        }
        return result == 0 ? String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self) : "this host"
    }
}
