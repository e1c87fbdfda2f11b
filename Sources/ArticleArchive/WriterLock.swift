import Glibc

/// The one process that may write to an archive: a lock on a file that says
/// who holds it.
///
/// The system gives the lock up when the process ends, however it ends.
final class WriterLock: Sendable {
    private let descriptor: Int32

    init(folder: String) throws(ArchiveError) {
        let path = folder + "/lock"
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else {
            throw ArchiveError(
                kind: .failed,
                "cannot write '\(path)': \(String(cString: strerror(errno))); look at its permissions")
        }
        guard Self.isTaken(descriptor) else {
            let holder = Self.holder(descriptor)
            close(descriptor)
            throw ArchiveError(
                kind: .inUse, "the archive '\(folder)' is in use by \(holder); stop that first")
        }
        var text = Array("process \(getpid()) on \(Self.host) since \(Self.now)\n".utf8)
        ftruncate(descriptor, 0)
        _ = unsafe pwrite(descriptor, &text, text.count, 0)
    }

    deinit {
        ftruncate(descriptor, 0)
        close(descriptor)
    }

    /// Who writes to the archive in a folder; nil if nobody does.
    static func holder(in folder: String) -> String? {
        let descriptor = open(folder + "/lock", O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        return flock(descriptor, LOCK_SH | LOCK_NB) == 0 ? nil : holder(descriptor)
    }

    /// Tries for a fifth of a second: who asks for the holder has the lock for
    /// a moment.
    private static func isTaken(_ descriptor: Int32) -> Bool {
        for attempt in 0..<20 {
            if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return true }
            if attempt < 19 { usleep(10_000) }
        }
        return false
    }

    private static func holder(_ descriptor: Int32) -> String {
        var bytes = [UInt8](repeating: 0, count: 512)
        let count = unsafe pread(descriptor, &bytes, bytes.count, 0)
        let line = bytes.prefix(max(0, count)).prefix { $0 >= 0x20 }
        return line.isEmpty ? "another process" : String(decoding: line, as: UTF8.self)
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
