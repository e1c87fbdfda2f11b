import Glibc

/// Buffered bytes to stdout or to a file.
///
/// A file appears under its name when it is complete, not before.
final class OutputFile {
    private let descriptor: Int32
    private let path: String?
    private var buffer: [UInt8] = []

    /// What text for reading is written on here.
    var surface: Surface { path == nil ? .standardOutput : .plain }

    /// - Parameter path: the file; nil for stdout.
    init(_ path: String?) throws(Failure) {
        self.path = path
        guard let path else {
            descriptor = STDOUT_FILENO
            return
        }
        descriptor = open(Self.partial(path), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else {
            throw Failure("cannot write '\(path)': \(String(cString: strerror(errno)))")
        }
        buffer.reserveCapacity(1 << 17)
    }

    func write(_ text: some StringProtocol) throws(Failure) {
        buffer.append(contentsOf: text.utf8)
        if buffer.count >= 1 << 16 { try flush() }
    }

    func write(_ bytes: borrowing [UInt8]) throws(Failure) {
        buffer.append(contentsOf: copy bytes)
        if buffer.count >= 1 << 16 { try flush() }
    }

    /// Writes what is left and gives the file its name.
    func close() throws(Failure) {
        try flush()
        guard let path else { return }
        guard Glibc.close(descriptor) == 0, rename(Self.partial(path), path) == 0 else { throw failure }
    }

    private func flush() throws(Failure) {
        var start = 0
        while start < buffer.count {
            let written = unsafe buffer.withUnsafeBytes { bytes in
                unsafe Glibc.write(descriptor, bytes.baseAddress! + start, bytes.count - start)
            }
            if written < 0 && errno == EINTR { continue }
            guard written > 0 else { throw failure }
            start += written
        }
        buffer.removeAll(keepingCapacity: true)
    }

    private var failure: Failure {
        Failure("cannot write '\(path ?? "standard output")': \(String(cString: strerror(errno)))")
    }

    private static func partial(_ path: String) -> String { path + ".partial" }
}
