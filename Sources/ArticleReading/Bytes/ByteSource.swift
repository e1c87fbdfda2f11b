import Glibc
import Platform

/// Bytes that arrive in order: a file, or what is unpacked from one.
protocol ByteSource: AnyObject {
    /// Appends what can be had at once; appends nothing only at the end.
    ///
    /// Whatever came before something broke is given before the failure is
    /// thrown.
    func read(into output: inout OutputSpan<UInt8>) throws(ReadFailure)

    /// Goes on at another place; false where that cannot be done.
    func seek(to offset: Int) -> Bool

    /// The number of bytes in all, where it is known beforehand.
    var size: Int? { get }
}

extension ByteSource {
    func seek(to offset: Int) -> Bool { false }
    var size: Int? { nil }
}

/// An open file.
final class FileSource: ByteSource {
    private let descriptor: Descriptor
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
        let status: FileStatus
        do throws(SystemError) {
            descriptor = try Descriptor(path, O_RDONLY | O_NONBLOCK | O_NOCTTY)
            status = try descriptor.status()
        } catch {
            throw ReadFailure(error)
        }
        guard status.kind == .file else { throw status.failure }
        size = status.size
        self.meter = meter
    }

    private init(_ descriptor: consuming Descriptor, meter: Meter) {
        self.descriptor = descriptor
        self.meter = meter
        size = nil
    }

    static func standardInput(meter: Meter) throws(ReadFailure) -> FileSource {
        do throws(SystemError) {
            return FileSource(try Descriptor(copying: STDIN_FILENO), meter: meter)
        } catch {
            throw ReadFailure(error)
        }
    }

    func read(into output: inout OutputSpan<UInt8>) throws(ReadFailure) {
        let before = output.count
        do throws(SystemError) {
            try descriptor.read(into: &output)
        } catch {
            throw ReadFailure(error)
        }
        meter.bytes += output.count - before
    }

    func seek(to offset: Int) -> Bool {
        size != nil && lseek(descriptor.number, offset, SEEK_SET) == offset
    }
}

extension FileStatus {
    /// Why something that is neither file nor folder is not read. Opening it
    /// could wait for ever, or set a machine in motion.
    var failure: ReadFailure {
        switch kind {
        case .file: ReadFailure("a file")
        case .folder: ReadFailure("a folder")
        case .link: ReadFailure("a symbolic link")
        case .pipe: ReadFailure("a named pipe; redirect it to standard input and read -")
        case .socket: ReadFailure("a socket, not a file")
        case .device: ReadFailure("a device, not a file")
        }
    }
}

/// Bytes that are in memory already.
final class MemorySource: ByteSource {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var size: Int? { bytes.count }

    func read(into output: inout OutputSpan<UInt8>) {
        let taken = min(output.freeCapacity, bytes.count - position)
        unsafe output.withUnsafeMutableBufferPointer { buffer, initializedCount in
            let room = unsafe UnsafeMutableBufferPointer(rebasing: buffer[initializedCount...])
            _ = unsafe room.update(fromContentsOf: bytes[position..<position + taken])
            initializedCount += taken
        }
        position += taken
    }

    func seek(to offset: Int) -> Bool {
        guard (0...bytes.count).contains(offset) else { return false }
        position = offset
        return true
    }
}
