import Glibc

/// The one process that may write to an archive: a lock on a file that says
/// who holds it.
///
/// The system gives the lock up when the process ends, however it ends. What
/// the file says stays if that was not as it should be: then the database has
/// a log, without which what was written last is missing.
final class WriterLock: Sendable {
    private let descriptor: Int32
    private let path: String
    /// Whether the process before this one ended without giving the lock up, its
    /// log beside the database.
    let isLeftBehind: Bool

    init(folder: String) throws(ArchiveError) {
        let path = folder + "/lock"
        self.path = path
        descriptor = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else {
            throw ArchiveError(
                kind: .failed,
                "cannot write '\(path)': \(String(cString: strerror(errno))); look at its permissions")
        }
        guard Self.isOwnFile(descriptor) else {
            close(descriptor)
            throw ArchiveError(
                kind: .failed, "cannot write '\(path)': it is no file of its own; move it away")
        }
        guard Self.tryAcquire(descriptor) else {
            let holder = Self.holder(descriptor)
            close(descriptor)
            throw ArchiveError(
                kind: .inUse, "the archive '\(folder)' is in use by \(holder); stop that first")
        }
        isLeftBehind = Self.text(descriptor).hasSuffix(Self.logMark)
        write("process \(getpid()) on \(Self.host) since \(Self.now)\n" + (isLeftBehind ? Self.logMark : ""))
    }

    deinit { close(descriptor) }

    /// A plain file that has no other name.
    private static func isOwnFile(_ descriptor: Int32) -> Bool {
        var status = stat()
        return fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG && status.st_nlink == 1
    }

    /// Whether the file is still the one at its path: else another process may
    /// have locked the one that is there.
    var isInPlace: Bool {
        var (own, there) = (stat(), stat())
        guard unsafe lstat(path, &there) == 0, fstat(descriptor, &own) == 0 else { return false }
        return (own.st_dev, own.st_ino) == (there.st_dev, there.st_ino)
    }

    /// Notes that there is a log beside the database from now on.
    func noteLog() { write("process \(getpid()) on \(Self.host) since \(Self.now)\n" + Self.logMark) }

    /// Notes that all is in the database: nothing is missing without the log.
    func release() { write("") }

    private static let logMark = "with a log\n"

    private func write(_ text: String) {
        var bytes = Array(text.utf8)
        _ = unsafe pwrite(descriptor, &bytes, bytes.count, 0)
        ftruncate(descriptor, bytes.count)
    }

    private static func text(_ descriptor: Int32) -> String {
        var bytes = [UInt8](repeating: 0, count: 512)
        let count = unsafe pread(descriptor, &bytes, bytes.count, 0)
        return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
    }

    /// Whether the last process that wrote to the archive in a folder ended
    /// without giving the lock up, its log beside the database.
    static func isLeftBehind(in folder: String) -> Bool {
        let descriptor = open(folder + "/lock", O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        return flock(descriptor, LOCK_SH | LOCK_NB) == 0 && text(descriptor).hasSuffix(logMark)
    }

    /// Who writes to the archive in a folder; nil if nobody does.
    static func holder(in folder: String) -> String? {
        let descriptor = open(folder + "/lock", O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        return flock(descriptor, LOCK_SH | LOCK_NB) == 0 ? nil : holder(descriptor)
    }

    /// Tries for a fifth of a second: who asks for the holder has the lock for
    /// a moment.
    private static func tryAcquire(_ descriptor: Int32) -> Bool {
        for attempt in 0..<20 {
            if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return true }
            if attempt < 19 { usleep(10_000) }
        }
        return false
    }

    private static func holder(_ descriptor: Int32) -> String {
        let line = text(descriptor).prefix { $0 >= " " }
        return line.isEmpty ? "another process" : String(line)
    }

    private static var host: String {
        var bytes = [UInt8](repeating: 0, count: 256)
        let result = unsafe bytes.withUnsafeMutableBytes { buffer in
            unsafe gethostname(buffer.baseAddress!, buffer.count - 1)
        }
        return result == 0 ? String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self) : "this host"
    }

    private static var now: String {
        var seconds = time(nil)
        var parts = tm()
        unsafe gmtime_r(&seconds, &parts)
        func two(_ number: Int32) -> String { (number < 10 ? "0" : "") + String(number) }
        let date = "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))"
        return "\(date) \(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec)) UTC"
    }
}
