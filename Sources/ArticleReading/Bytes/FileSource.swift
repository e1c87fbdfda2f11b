import Glibc

/// An open file.
final class FileSource: ByteSource {
    private let descriptor: Int32
    private let meter: Meter
    let size: Int?

    /// Counts the bytes taken from all files.
    final class Meter {
        var bytes = 0
    }

    /// Opens a file.
    ///
    /// It may have become something else since it was looked at; a pipe opened
    /// without O_NONBLOCK would wait for a writer.
    init(path: String, meter: Meter) throws(ReadFailure) {
        descriptor = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
        guard descriptor >= 0 else { throw ReadFailure(errorNumber: errno) }
        self.meter = meter
        do throws(ReadFailure) {
            let status = try FileStatus(descriptor: descriptor)
            guard status.kind == .file else { throw status.failure }
            size = status.size
        } catch {
            close(descriptor)
            throw error
        }
    }

    private init(descriptor: Int32, meter: Meter) {
        self.descriptor = descriptor
        self.meter = meter
        size = nil
    }

    deinit { if descriptor != STDIN_FILENO { close(descriptor) } }

    static func standardInput(meter: Meter) -> FileSource {
        FileSource(descriptor: STDIN_FILENO, meter: meter)
    }

    func read(into output: inout OutputSpan<UInt8>) throws(ReadFailure) {
        let failure: Int32 = output.withUnsafeMutableBufferPointer { buffer, initializedCount in
            while true {
                let count = Glibc.read(
                    descriptor, buffer.baseAddress! + initializedCount, buffer.count - initializedCount)
                if count >= 0 {
                    initializedCount += count
                    meter.bytes += count
                    return 0
                }
                if errno != EINTR { return errno }
            }
        }
        if failure != 0 { throw ReadFailure(errorNumber: failure) }
    }

    func seek(to offset: Int) -> Bool { size != nil && lseek(descriptor, offset, SEEK_SET) == offset }
}
